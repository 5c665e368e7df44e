import { creditCodeCheckDigit } from '@mingqian/rules'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addEntries } from '../dossiers/index.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { facilitySorts } from './facility-order.ts'
import { changeFacilities, type FacilityImport, importFacilities, refreshSearch } from './index.ts'

const bureau = '150203'
const codeOf = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

const names = ['榆屏砂石场', '重庆银行砚北支行', '长江造纸厂', '榆屏（北）ABC铸造厂', '澄岭污水处理厂']

const count = 53
const isFoundry = (n: number) => n % 5 === 3 && n !== count

const facility = (n: number): FacilityImport => ({
  name: n === count ? '铸造厂' : `${names[n % names.length]}`,
  creditCode: codeOf(n),
  class: n % 10 === 0 ? 'key' : 'general',
  division: bureau,
  area: n % 3 === 0 ? '' : `砚北${n % 3}街道`,
  address: `澄岭路${n}号`,
  industry: n % 2 === 0 ? 'C2611' : 'D4620',
  keyKinds: n % 10 === 0 ? ['水', '气'] : [],
  lastVisitedOn: n % 4 === 0 ? undefined : `2026-0${1 + (n % 9)}-10`,
  ...(n % 5 === 0 ? {} : { longitude: 109.8 + n / 1000, latitude: 40.6 }),
  formerNames: n === 21 ? ['国营明川造纸总厂'] : [],
  operation: 'operating',
  riskGrade: n % 7 === 0 ? 'major' : n % 7 === 1 ? 'ordinary' : undefined,
})

const importing = { bureau, by: { id: 'office', name: '办公室' } }
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const { platform } = server
  await platform.database.transaction(rows =>
    importFacilities(
      rows,
      platform,
      importing,
      Array.from({ length: count }, (_, at) => facility(at + 1)),
    ),
  )
})
afterAll(() => server.stop())

const ask = async (query: Readonly<Record<string, string>>) => {
  const { status, json } = await server.as('office').get(`/api/facilities?${new URLSearchParams(query)}`)
  expect(status).toBe(200)
  return json
}
const numbersOf = async (query: Readonly<Record<string, string>>): Promise<readonly number[]> =>
  (await ask({ limit: '200', ...query })).items.map((item: { id: string }) => Number(item.id.slice(-5)))

const numbers = (fits: (n: number) => boolean) =>
  Array.from({ length: count }, (_, at) => at + 1).filter(fits)

test.each(facilitySorts)('the list sorted by %s is walked once over, either way', async sort => {
  const walk = async (order: string) => {
    const ids: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await ask({ sort, order, limit: '7', ...(after ? { after } : {}) })
      ids.push(...page.items.map((item: { id: string }) => item.id))
      after = page.next
      expect(ids.length).toBeLessThanOrEqual(count)
    }
    return ids
  }
  const up = await walk('asc')
  expect(new Set(up).size).toBe(count)
  expect(await walk('desc')).toEqual([...up].reverse())
})

test('a facility is found by the initials of its pinyin, in either reading', async () => {
  expect(await numbersOf({ q: 'ypss' })).toEqual(numbers(n => n % 5 === 0))
  expect(await numbersOf({ q: 'CQYH' })).toEqual(numbers(n => n % 5 === 1))
  expect(await numbersOf({ q: 'cjzz' })).toEqual(numbers(n => n % 5 === 2))
  expect(await numbersOf({ q: 'zjzz' })).toEqual(numbers(n => n % 5 === 2))
  expect(await numbersOf({ q: 'abczz' })).toEqual(numbers(isFoundry))
  expect(await numbersOf({ q: 'xyz' })).toEqual([])
})

test('a facility is found by its former name, as long as it has it', async () => {
  expect(await numbersOf({ q: '国营明川' })).toEqual([21])
  expect(await numbersOf({ q: 'gymc' })).toEqual([21])
  const { platform } = server
  const rename = (formerNames: readonly string[]) =>
    platform.database.transaction(rows =>
      changeFacilities(rows, { ...importing, at: platform.clock.now() }, [
        { id: 'W150203-00021', columns: { formerNames: [...formerNames] } },
      ]),
    )
  await rename(['岚塬酿造厂'])
  expect(await numbersOf({ q: '国营明川' })).toEqual([])
  expect(await numbersOf({ q: 'lynz' })).toEqual([21])
  await rename([])
})

test('several words must all be found, wherever; brackets of either width are the same', async () => {
  expect(await numbersOf({ q: '榆屏 铸造' })).toEqual(numbers(isFoundry))
  expect(await numbersOf({ q: '榆屏(北)' })).toEqual(numbers(isFoundry))
  expect(await numbersOf({ q: '榆屏 污水' })).toEqual([])
  expect(await numbersOf({ q: '厂' })).toEqual(numbers(n => [2, 3, 4].includes(n % 5)))
  // Both pairs are in the text, one after the other they are not.
  expect(await numbersOf({ q: '屏榆屏' })).toEqual([])
})

test('what is exactly the name, number or credit code that was typed comes first, and only once', async () => {
  expect(await numbersOf({ q: '铸造厂' })).toEqual([count, ...numbers(isFoundry)])
  expect(await numbersOf({ q: codeOf(31).toLowerCase() })).toEqual([31])
})

test('every column is filtered by what officials ask for', async () => {
  expect(await numbersOf({ industry: 'C' })).toEqual(numbers(n => n % 2 === 0))
  expect(await numbersOf({ industry: 'D46' })).toEqual(numbers(n => n % 2 === 1))
  expect(await numbersOf({ keyKind: '气' })).toEqual(numbers(n => n % 10 === 0))
  expect(await numbersOf({ visited: 'never' })).toEqual(numbers(n => n % 4 === 0))
  expect(await numbersOf({ notVisitedSince: '2026-04-01' })).toEqual(numbers(n => n % 4 === 0 || n % 9 < 3))
  expect(await numbersOf({ visitedSince: '2026-04-01' })).toEqual(numbers(n => n % 4 !== 0 && n % 9 >= 3))
  expect(await numbersOf({ risk: 'major' })).toEqual(numbers(n => n % 7 === 0))
  expect(await numbersOf({ operation: 'closed' })).toEqual([])
  expect(await numbersOf({ coordinates: 'no' })).toEqual(numbers(n => n % 5 === 0))
  expect(await numbersOf({ coordinates: 'yes', division: bureau })).toEqual(numbers(n => n % 5 !== 0))
})

test('a permit that runs out is found by the last one a facility has', async () => {
  const { platform } = server
  const permit = (n: number, expiresOn: string, serial: number) => ({
    facilityId: `W150203-000${String(n).padStart(2, '0')}`,
    kind: 'permit' as const,
    data: { number: `${codeOf(n)}00${serial}P`, management: 'key', issuedOn: '2022-01-10', expiresOn },
  })
  await platform.database.transaction(rows =>
    addEntries(rows, platform.randomness, { ...importing, at: platform.clock.now() }, [
      permit(11, '2027-01-15', 1),
      permit(12, '2026-06-30', 1),
      permit(13, '2026-06-30', 1),
      permit(13, '2031-06-30', 2),
      permit(14, '2027-06-30', 1),
    ]),
  )
  expect(await numbersOf({ permitWithin: '0' })).toEqual([12])
  expect(await numbersOf({ permitWithin: '30' })).toEqual([11, 12])
})

test('what has waited longest stands first, never visited before all', async () => {
  const order = await numbersOf({ sort: 'visited' })
  expect(order.slice(0, 13)).toEqual(numbers(n => n % 4 === 0))
})

test('a broken key of a day is answered with the first page', async () => {
  const after = Buffer.from(JSON.stringify(['2026-02-31', 'W150203-00001'])).toString('base64url')
  expect((await ask({ sort: 'visited', after })).items).toHaveLength(50)
})

test('rows written without what they are found by are found once that is brought up to date', async () => {
  const { database } = server.platform
  await database.execute(sql`update facilities set search = '', grams = '{}', search_revision = null`)
  expect(await numbersOf({ q: 'cqyh' })).toEqual([])
  expect(await database.transaction(refreshSearch)).toBe(count)
  expect(await numbersOf({ q: 'cqyh' })).toEqual(numbers(n => n % 5 === 1))
  // As an import does, which changes many rows by one statement and gives each a new revision.
  await database.execute(
    sql`update facilities set name = '岚塬酿造厂', revision = revision + 1000 where id = 'W150203-00010'`,
  )
  expect(await database.transaction(refreshSearch)).toBe(1)
  expect(await numbersOf({ q: 'lynz' })).toEqual([10])
  expect(await database.transaction(refreshSearch)).toBe(0)
})
