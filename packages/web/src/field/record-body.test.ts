import { describe, expect, it } from 'vitest'
import type { RecordBody } from '../api/types.ts'
import { emptyRecordBody, missingPieces } from './record-body.ts'

const normal = { finding: 'normal', facts: '' } as const
const complete: RecordBody = {
  ...emptyRecordBody,
  identityShown: true,
  avoidanceTold: true,
  receivedBy: '王某',
  arrivedAt: '2027-01-12T01:30:00Z',
  leftAt: '2027-01-12T03:00:00Z',
  parts: { facilities: normal, discharge: normal, eia: normal, threeSimultaneities: normal, permit: normal },
  summary: '现场检查未发现违法行为',
  receiverSignature: { kind: 'signed', name: '王某' },
  inspectorSignatures: ['赵某', '钱某'],
}
const team = ['赵某', '钱某']

describe('what a record lacks before it may be signed', () => {
  it('is nothing when every part is filled', () => {
    expect(missingPieces(complete, team)).toEqual([])
  })

  it('is every one of the five mandatory parts on an empty form', () => {
    expect(missingPieces(emptyRecordBody, team)).toEqual(
      expect.arrayContaining([
        'finding.facilities',
        'finding.discharge',
        'finding.eia',
        'finding.threeSimultaneities',
        'finding.permit',
      ]),
    )
  })

  it('is the facts of a part found abnormal', () => {
    const body = {
      ...complete,
      parts: { ...complete.parts, permit: { finding: 'abnormal', facts: ' ' } },
    } as const
    expect(missingPieces(body, team)).toEqual(['facts.permit'])
  })

  it('is the demands when a violation was found', () => {
    expect(missingPieces({ ...complete, violation: true }, team)).toEqual(['demands'])
  })

  it('is the reason when the receiving person refused to sign', () => {
    expect(missingPieces({ ...complete, receiverSignature: { kind: 'refused', note: '' } }, team)).toEqual([
      'receiverSignature',
    ])
  })

  it('is the other inspector’s signature', () => {
    expect(missingPieces({ ...complete, inspectorSignatures: ['赵某'] }, team)).toEqual([
      'inspectorSignatures',
    ])
  })

  it('notices a departure before the arrival', () => {
    expect(missingPieces({ ...complete, leftAt: '2027-01-12T01:00:00Z' }, team)).toEqual([
      'leftBeforeArrived',
    ])
  })
})
