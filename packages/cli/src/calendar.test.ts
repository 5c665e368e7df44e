import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('../bin/mingqian.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mingqian-calendar-'))
afterAll(() => rmSync(folder, { recursive: true }))

const calendar = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'calendar', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' },
  })
  return { status, stdout, stderr }
}
const json = (...args: string[]) => JSON.parse(calendar(...args, '--json').stdout)

const notice = {
  year: 2027,
  number: '国办发明电〔2026〕9号',
  source: null,
  issuedOn: '2026-11-26',
  holidays: [{ name: '元旦', from: '2026-12-31', to: '2027-01-06' }],
  makeUpDays: ['2026-12-27'],
}
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('mingqian calendar', () => {
  it('adds working days over a holiday and its make-up day', () => {
    expect(calendar('add', '2026-09-28', '7')).toEqual({ status: 0, stdout: '2026-10-13\n', stderr: '' })
    expect(json('add', '2026-09-28', '7')).toEqual({ day: '2026-10-13', provisional: false })
    expect(calendar('add', '2026-10-13', '-7').stdout).toBe('2026-09-28\n')
    expect(calendar('add', '2026-10-03', '0').stdout).toBe('2026-10-03\n')
  })

  it('prints the last five working days of a quarter, one a line', () => {
    const { status, stdout } = calendar('window', '2026-Q3')
    expect([status, stdout]).toEqual([0, '2026-09-23\n2026-09-24\n2026-09-28\n2026-09-29\n2026-09-30\n'])
    const q4 = calendar('window', '2026-Q4')
    expect(q4.stdout).toBe('2026-12-25\n2026-12-28\n2026-12-29\n2026-12-30\n2026-12-31\n')
    expect(q4.stderr).toContain('暂定')
    expect(json('window', '2026-10', '--days', '2')).toEqual({
      period: '2026-10',
      days: ['2026-10-29', '2026-10-30'],
      provisional: false,
    })
  })

  it('tells what a day is, and whether that may still change', () => {
    const kinds = {
      '2026-11-24': 'working',
      '2026-11-28': 'rest',
      '2026-10-01': 'holiday',
      '2026-10-10': 'make-up',
    }
    for (const [day, kind] of Object.entries(kinds)) expect(calendar('day', day).stdout).toBe(`${kind}\n`)
    expect(calendar('day', '2027-01-01').stdout).toBe('holiday provisional\n')
    expect(calendar('day', '2027-03-01').stdout).toBe('working provisional\n')
    expect(json('day', '2027-01-01')).toEqual({ day: '2027-01-01', kind: 'holiday', provisional: true })
  })

  it('goes by a notice from a file, for its year and the days it moves', () => {
    const path = file('notice.json', notice)
    expect(json('day', '2027-01-04', '--notice', path)).toMatchObject({ kind: 'holiday', provisional: false })
    expect(json('day', '2026-12-27', '--notice', path)).toMatchObject({ kind: 'make-up', provisional: false })
    expect(json('add', '2026-12-30', '1', '--notice', path)).toEqual({
      day: '2027-01-07',
      provisional: false,
    })
  })

  it('answers bad input with a sentence and exit code 2', () => {
    const bad = [
      ['add', '2026-02-30', '1'],
      ['add', '2026-09-28', 'x'],
      ['add', '2026-09-28', '1.5'],
      ['add', '2026-09-28'],
      ['add', '2099-12-30', '9'],
      ['add', '1999-12-30', '9'],
      ['window', '2026-Q5'],
      ['window', '2026-Q4', '--days', '0'],
      ['window', '2026-Q4', '--days', '99999'],
      ['day', 'tomorrow'],
      ['day', '2026-09-28', '--notice', join(folder, 'none.json')],
      ['day', '2026-09-28', '--notice', file('text.json', 'not json')],
      ['week', '2026-09-28'],
    ]
    for (const args of bad) {
      const { status, stdout, stderr } = calendar(...args)
      expect([args, status, stdout]).toEqual([args, 2, ''])
      expect(stderr.length).toBeGreaterThan(5)
      expect(stderr).not.toMatch(/\n\s+at /)
    }
    expect(json('day', 'tomorrow').error.zh).toContain('不是有效日期')
  })

  it('names every field of a notice that is wrong', () => {
    const wrong = file('wrong.json', { ...notice, number: '9号', makeUpDays: ['2027-02-08'] })
    const { status, stderr } = calendar('day', '2027-01-04', '--notice', wrong, '--lang', 'zh')
    expect(status).toBe(2)
    expect(stderr).toMatch(/number: 文号应如[\s\S]*makeUpDays\.0: 调休上班日应为周六或周日/)
    const shapeless = calendar('day', '2027-01-04', '--notice', file('shape.json', { year: 2027 }))
    expect([shapeless.status, shapeless.stderr]).toEqual([2, expect.stringContaining('holidays')])
  })
})
