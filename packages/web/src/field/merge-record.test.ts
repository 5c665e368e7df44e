import { describe, expect, it } from 'vitest'
import type { RecordBody } from '../api/types.ts'
import { mergeRecord } from './merge-record.ts'
import { emptyRecordBody } from './record-body.ts'

const base: RecordBody = { ...emptyRecordBody, receivedBy: '王某', summary: '现场正常' }
const merge = (mine: Partial<RecordBody>, theirs: Partial<RecordBody>) =>
  mergeRecord(base, { ...base, ...mine }, { ...base, ...theirs }, 'zh')

describe('two inspectors writing in one record', () => {
  it('keeps what each wrote in different places', () => {
    const { body, conflicts } = merge({ demands: '限期整改' }, { receivedByPost: '环保专员' })
    expect(body.demands).toBe('限期整改')
    expect(body.receivedByPost).toBe('环保专员')
    expect(conflicts).toEqual([])
  })

  it('keeps both texts where both changed the same one, and says so', () => {
    const { body, conflicts } = merge({ summary: '设施运行正常' }, { summary: '设施停运' })
    expect(body.summary).toContain('设施运行正常')
    expect(body.summary).toContain('【同组另一版本】设施停运')
    expect(conflicts).toEqual([{ path: 'summary', mine: '设施运行正常', theirs: '设施停运' }])
  })

  it('takes the longer text when one only went on from the other', () => {
    const { body, conflicts } = merge({ summary: '现场正常,无异味' }, { summary: '现场正常,无异味,台账齐全' })
    expect(body.summary).toBe('现场正常,无异味,台账齐全')
    expect(conflicts).toEqual([])
  })

  it('keeps this device’s finding when both judged a part differently, and says so', () => {
    const part = (finding: 'normal' | 'abnormal') => ({
      parts: { ...base.parts, discharge: { finding, facts: '' } },
    })
    const { body, conflicts } = merge(part('abnormal'), part('normal'))
    expect(body.parts.discharge.finding).toBe('abnormal')
    expect(conflicts.map(conflict => conflict.path)).toEqual(['parts.discharge.finding'])
  })

  it('collects the signatures that each gave on the own phone', () => {
    const { body, conflicts } = merge({ inspectorSignatures: ['赵某'] }, { inspectorSignatures: ['钱某'] })
    expect(body.inspectorSignatures).toEqual(['赵某', '钱某'])
    expect(conflicts).toEqual([])
  })

  it('does not bring back a signature that was withdrawn', () => {
    const signed = { ...base, inspectorSignatures: ['赵某', '钱某'] }
    const { body } = mergeRecord(signed, { ...signed, inspectorSignatures: ['赵某'] }, signed, 'zh')
    expect(body.inspectorSignatures).toEqual(['赵某'])
  })
})
