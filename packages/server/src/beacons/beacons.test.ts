import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drandQuicknet } from './drand-quicknet.ts'
import { beaconSources, fetchValue } from './index.ts'
import { bitsOf, games, lotteries } from './lottery.ts'
import { nistPulse } from './nist-pulse.ts'
import { witnessedNumbers } from './witnessed-numbers.ts'

// Round 1000 of quicknet as drand publishes it.
const recorded = {
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
}
// The pulse of 10 July 2026, 10:56 UTC, as the NIST beacon published it.
const pulse = readFileSync(new URL('./recorded-pulse.json', import.meta.url), 'utf8')

describe('drand quicknet', () => {
  test('reads the recorded round, whole or by its signature alone, and gives its randomness', () => {
    for (const given of [
      JSON.stringify(recorded),
      recorded.signature,
      ` ${recorded.signature.toUpperCase()}\n`,
    ])
      expect(drandQuicknet.read(given, '1000')).toEqual({
        ok: true,
        value: recorded.randomness,
        evidence: { signature: recorded.signature },
      })
  })

  test('refuses the signature of another round, one altered in any digit, and randomness without a signature', () => {
    expect(drandQuicknet.read(recorded.signature, '1001').ok).toBe(false)
    expect(drandQuicknet.read(JSON.stringify(recorded), '999').ok).toBe(false)
    expect(drandQuicknet.read(recorded.randomness, '1000').ok).toBe(false)
    for (const at of [0, 1, 40, 95]) {
      const digit = recorded.signature[at] === 'a' ? 'b' : 'a'
      const altered = recorded.signature.slice(0, at) + digit + recorded.signature.slice(at + 1)
      expect(drandQuicknet.read(altered, '1000').ok).toBe(false)
    }
  })

  test('knows when a round appears', () => {
    expect(drandQuicknet.appears('1')).toEqual(new Date('2023-08-23T15:09:27Z'))
    expect(drandQuicknet.appears('1000')).toEqual(new Date('2023-08-23T15:59:24Z'))
    for (const round of ['0', '-1', '1.5', '', '一千'])
      expect(drandQuicknet.appears(round)).toHaveProperty('reason')
  })
})

describe('a NIST pulse', () => {
  const round = '2026-07-10T10:56:00Z'

  test('reads the recorded pulse and gives its output', () => {
    const read = nistPulse.read(pulse, round)
    expect(read).toMatchObject({ ok: true, value: JSON.parse(pulse).pulse.outputValue.toLowerCase() })
  })

  test('refuses a pulse altered in any field, and that of another minute', () => {
    const fields = JSON.parse(pulse).pulse
    const digit = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)
    const altered = [
      { ...fields, outputValue: digit(fields.outputValue) },
      { ...fields, localRandomValue: digit(fields.localRandomValue) },
      { ...fields, signatureValue: digit(fields.signatureValue) },
      { ...fields, pulseIndex: fields.pulseIndex + 1 },
      { ...fields, listValues: fields.listValues.slice(1) },
    ]
    for (const each of altered) expect(nistPulse.read(JSON.stringify(each), round).ok).toBe(false)
    expect(nistPulse.read(pulse, '2026-07-10T10:57:00Z').ok).toBe(false)
    expect(nistPulse.read('{}', round).ok).toBe(false)
  })

  test('is announced by a whole minute', () => {
    expect(nistPulse.appears(round)).toEqual(new Date(round))
    for (const wrong of ['2026-07-10', '2026-07-10T10:56:30Z', '2026-13-10T10:56:00Z', '1853305'])
      expect(nistPulse.appears(wrong)).toHaveProperty('reason')
  })
})

describe('a lottery', () => {
  const [unionLotto, , superLotto] = lotteries

  test('appears on the evening of its day, and only on its days of the week and in its year', () => {
    expect(unionLotto?.appears('2026150', '2026-12-29')).toEqual(new Date('2026-12-29T13:15:00Z'))
    expect(superLotto?.appears('26149', '2026-12-28')).toEqual(new Date('2026-12-28T13:25:00Z'))
    for (const [issue, day] of [
      ['2026150', '2026-12-28'],
      ['2025150', '2026-12-29'],
      ['2026000', '2026-12-29'],
      ['26150', '2026-12-29'],
      ['2026150', undefined],
      ['2026150', '2026-02-30'],
    ] as const)
      expect(unionLotto?.appears(issue, day)).toHaveProperty('reason')
  })

  test('is read in any writing and kept in one', () => {
    for (const given of ['33 07 12 19 30 23 + 05', '７，12、19 23 30 33 | 5', '07 12 19 23 30 33 05'])
      expect(unionLotto?.read(given, '2026150')).toEqual({
        ok: true,
        value: '07 12 19 23 30 33 + 05',
        evidence: null,
      })
  })

  test('refuses numbers that cannot have been drawn', () => {
    for (const given of [
      '07 12 19 23 30 34 05',
      '07 07 19 23 30 33 05',
      '07 12 19 23 30 33 17',
      '7 12 19 23 30 33',
      '',
    ])
      expect(unionLotto?.read(given, '2026150').ok).toBe(false)
  })

  test('holds at least twenty bits, and reads back whatever it writes', () => {
    for (const [at, game] of games.entries()) {
      expect(bitsOf(game)).toBeGreaterThan(20)
      const source = lotteries[at]
      const drums = fc
        .tuple(
          ...game.drums.map(({ count, of }) =>
            fc.uniqueArray(fc.integer({ min: 1, max: of }), { minLength: count, maxLength: count }),
          ),
        )
        .filter(drawn => !game.drums[1]?.rest || new Set(drawn.flat()).size === drawn.flat().length)
      fc.assert(
        fc.property(drums, drawn => {
          const read = source?.read(drawn.flat().join(' '), game.issue.example)
          expect(read?.ok).toBe(true)
          if (read?.ok) expect(source?.read(read.value, game.issue.example)).toEqual(read)
        }),
      )
    }
  })
})

test('the special ball of Seven Joy comes from the balls that are left', () => {
  const sevenJoy = lotteries[1]
  expect(sevenJoy?.read('02 05 11 17 20 26 29 + 08', '2026150').ok).toBe(true)
  expect(sevenJoy?.read('02 05 11 17 20 26 29 + 02', '2026150').ok).toBe(false)
  expect(games.map(game => Math.round(bitsOf(game) * 10) / 10)).toEqual([24.1, 25.5, 24.4])
})

test('numbers drawn before witnesses need six of one or two digits', () => {
  expect(witnessedNumbers.read('7 12 19,23、30／33', 'x')).toMatchObject({ value: '07 12 19 23 30 33' })
  for (const given of ['7 12 19 23 30', '123 1 2 3 4 5', 'abc'])
    expect(witnessedNumbers.read(given, 'x').ok).toBe(false)
})

test('no reading ever fails but by an answer, whatever is pasted', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (given, round) => {
      for (const source of beaconSources) {
        expect(typeof source.read(given, round).ok).toBe('boolean')
        source.appears(round, given)
      }
    }),
  )
})

test('a value is fetched where its source publishes it, and a network that is closed is said to be', async () => {
  const server = createServer((_, answer) => answer.end(JSON.stringify(recorded)))
  await new Promise<void>(done => server.listen(0, 'localhost', done))
  const { port } = server.address() as AddressInfo
  const redirected: typeof fetch = (_, init) => fetch(`http://localhost:${port}`, init)
  expect(await fetchValue(drandQuicknet, '1000', redirected)).toMatchObject({ value: recorded.randomness })
  await new Promise(done => server.close(done))
  await expect(fetchValue(drandQuicknet, '1000', redirected)).rejects.toMatchObject({
    code: 'beacon-unreachable',
  })
  await expect(fetchValue(witnessedNumbers, 'x', redirected)).rejects.toMatchObject({
    code: 'beacon-unreachable',
  })
})
