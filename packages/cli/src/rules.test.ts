import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kundulun2016 } from '@mingqian/rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('../bin/mingqian.mjs', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingqian-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const mingqian = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: '', LC_ALL: '' },
  })
  return { status, stdout, stderr, json: () => JSON.parse(stdout) }
}

const fileOf = (content: unknown) => {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('mingqian rules', () => {
  it('lists the published rule sets and shows one of them with its clauses', () => {
    expect(mingqian('rules', 'list').stdout.trim().split('\n')).toHaveLength(5)
    expect(mingqian('rules', 'show', 'jiangxi-2022').stdout).toContain('原则上每两年全部检查一遍')
    expect(mingqian('rules', 'show', 'kundulun-2016@1', '--json').json()).toEqual(kundulun2016)
  })

  it('names those there are where one is asked for that does not ship', () => {
    for (const name of ['atlantis', 'kundulun-2016@9']) {
      const { status, stderr } = mingqian('rules', 'show', name)
      expect([status, stderr.includes('kundulun-2016@1')]).toEqual([2, true])
    }
  })

  it('checks a file: 0 with its hash, 1 with every field to correct, 2 where it is no JSON', () => {
    const good = mingqian('rules', 'check', fileOf(kundulun2016), '--json')
    expect([good.status, good.json()]).toMatchObject([0, { ok: true, id: 'kundulun-2016', version: 1 }])
    const bad = fileOf({ ...kundulun2016, period: 'week', version: 0 })
    expect(mingqian('rules', 'check', bad).stdout).toMatch(/^version {2}.*\nperiod {2}/)
    expect(mingqian('rules', 'check', bad, '--json').status).toBe(1)
    expect(mingqian('rules', 'check', fileOf('{')).status).toBe(2)
    expect(mingqian('rules', 'check', join(folder, 'nowhere.json')).status).toBe(2)
  })
})

describe('mingqian quota', () => {
  const kundulun = (period: number, due: number, ...more: readonly string[]) =>
    mingqian(
      ...['quota', '--rules', 'kundulun-2016', '--level', 'district', '--year', '2027'],
      ...['--period', String(period), '--facilities', 'key=37,general=412', '--due', `key=${due}`],
      ...['--inspectors', '30', ...more],
    )

  it('reckons the last quarter of a year with seven key facilities due', () => {
    const { status, json } = kundulun(4, 7, '--json')
    expect(status).toBe(0)
    const { explain, ...quotas } = json()
    expect(quotas).toEqual({ key: { quota: 10, due: 7, visited: 3 }, general: { quota: 52 } })
    expect(explain[0]).toContain('37 家重点排污单位 × 25% 向上取整 = 10 家')
  })

  it('reckons for the city and for monthly rules', () => {
    const city = mingqian(
      ...['quota', '--level', 'city', '--year', '2027', '--period', '1', '--json'],
      ...['--facilities', 'key=37,general=412', '--inspectors', '30'],
    )
    expect(city.json()).toMatchObject({ key: { quota: 4 }, general: { quota: 38 } })
    const changji = mingqian(
      ...['quota', '--rules', 'changji-2025', '--year', '2027', '--period', '12', '--json'],
      ...['--facilities', 'key=37,special=30,general=382', '--inspectors', '30'],
    )
    expect(changji.json()).toMatchObject({ key: { quota: 3 }, special: { quota: 5 }, general: { quota: 20 } })
  })

  it('exits with 2 and a sentence for what does not fit together', () => {
    expect(kundulun(5, 7).stderr).toContain('--period 应在 1 与 4 之间')
    expect(kundulun(4, 38).stderr).toContain('多于该类别的家数')
    for (const [facilities, said] of [
      ['kee=37', '没有类别 kee'],
      ['key=-1', '应'],
      ['key=1,key=2', '应写作'],
      ['key=1.5', '应'],
    ] as const) {
      const { status, stderr } = mingqian(
        ...['quota', '--year', '2027', '--period', '1', '--facilities', facilities, '--inspectors', '3'],
      )
      expect([status, stderr.includes(said)], facilities).toEqual([2, true])
    }
    expect(mingqian('quota').status).toBe(2)
  })
})
