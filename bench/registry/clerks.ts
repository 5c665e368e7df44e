import { repeatableChance } from '../../packages/server/src/demo/chance.ts'
import { pinyinInitials } from '../../packages/server/src/search/pinyin-initials.ts'
import { bureau, inventedFacilities } from './invented-facilities.ts'

/** One thing a clerk asks for: its kind, and the address without the host. */
export type Ask = { readonly kind: string; readonly path: string }

const query = (path: string, values: Readonly<Record<string, string | number>>) =>
  `${path}?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`

const cursor = (...key: readonly string[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

/** What clerks ask of a register of so many facilities, in the mix of a working day; always the same for a seed. */
export const clerk = (seed: number, count: number): (() => Ask) => {
  const chance = repeatableChance(seed)
  const facilities = inventedFacilities(Math.min(count, 5_000))
  const facility = () => chance.pick(facilities)
  const part = (text: string, length: number) => {
    const start = chance.below(Math.max(1, text.length - length + 1))
    return text.slice(start, start + length)
  }
  const list = (kind: string, values: Readonly<Record<string, string | number>>): Ask => ({
    kind,
    path: query('/api/facilities', { limit: 50, ...values }),
  })
  const anyId = () => `W${bureau}-${String(1 + chance.below(count)).padStart(6, '0')}`
  const order = () => chance.pick(['asc', 'desc'])
  const asks: readonly (readonly [number, () => Ask])[] = [
    [10, () => list('first page', {})],
    [
      8,
      () => {
        const id = anyId()
        return list('deep page', { after: cursor(id, id) })
      },
    ],
    [
      8,
      () =>
        list('sorted', {
          sort: chance.pick(['name', 'creditCode', 'class', 'area', 'industry', 'visited']),
          order: order(),
        }),
    ],
    [
      4,
      () => {
        const { name } = facility()
        return list('deep page by name', { sort: 'name', order: order(), after: cursor(name, anyId()) })
      },
    ],
    [6, () => list('class and town', { class: 'general', area: facility().area ?? '' })],
    [
      4,
      () =>
        list('industry, not visited since', {
          industry: part(facility().industry ?? 'C', 3).startsWith('C') ? 'C' : 'D46',
          notVisitedSince: '2025-06-01',
          sort: 'visited',
        }),
    ],
    [2, () => list('never visited, by name', { visited: 'never', class: 'key', sort: 'name' })],
    [2, () => list('key for air', { keyKind: '气', sort: 'area' })],
    [2, () => list('risk grade', { risk: 'major' })],
    [2, () => list('out of the pool', { state: 'excluded' })],
    [12, () => list('three letters of pinyin', { q: part(pinyinInitials(facility().name)[0] ?? 'abc', 3) })],
    [
      4,
      () =>
        list('pinyin, filtered and sorted', {
          q: part(pinyinInitials(facility().name)[0] ?? 'abc', 3),
          class: 'general',
          sort: 'name',
        }),
    ],
    [8, () => list('two characters', { q: part(facility().name, 2) })],
    [6, () => list('four characters', { q: part(facility().name, 4) })],
    [2, () => list('one character', { q: part(facility().name, 1) })],
    [3, () => list('credit code', { q: facility().creditCode })],
    [3, () => list('address', { q: part(facility().address, 6) })],
    [10, () => ({ kind: 'one facility', path: `/api/facilities/${anyId()}` })],
    [
      5,
      () => {
        const zoom = 9 + chance.below(6)
        const half = 360 / 2 ** zoom
        const west = 109.3 + chance.below(1_000) / 1e3
        const south = 40.2 + chance.below(700) / 1e3
        const window = { west, south, east: west + 2 * half, north: south + half, zoom }
        return { kind: 'map', path: query('/api/facilities/map', window) }
      },
    ],
    [
      1,
      () => ({
        kind: 'map of all',
        path: query('/api/facilities/map', { west: 109, south: 40, east: 110.5, north: 41, zoom: 9 }),
      }),
    ],
    [3, () => ({ kind: 'inspectors', path: query('/api/inspectors', { limit: 50 }) })],
    [
      2,
      () => ({
        kind: 'inspectors by pinyin',
        path: query('/api/inspectors', { q: chance.pick(['zyz', 'lcm', 'wyb', 'z']) }),
      }),
    ],
    [4, () => ({ kind: 'visits', path: query('/api/visits', { limit: 50 }) })],
    [
      2,
      () => ({
        kind: 'visits by state',
        path: query('/api/visits', { state: chance.pick(['opened', 'published', 'recorded']) }),
      }),
    ],
    [
      2,
      () => ({
        kind: 'visits with violations',
        path: query('/api/visits', { violation: 'yes', class: 'key' }),
      }),
    ],
    [
      3,
      () => ({
        kind: 'visits by pinyin',
        path: query('/api/visits', { q: part(pinyinInitials(facility().name)[0] ?? 'abc', 3) }),
      }),
    ],
    [3, () => ({ kind: 'outside visits', path: query('/api/outside-visits', { limit: 50 }) })],
    [
      2,
      () => ({
        kind: 'outside visits by words',
        path: query('/api/outside-visits', { q: part(facility().name, 2) }),
      }),
    ],
  ]
  const weights = asks.reduce((sum, [weight]) => sum + weight, 0)
  return () => {
    let left = chance.below(weights)
    for (const [weight, ask] of asks) {
      if (left < weight) return ask()
      left -= weight
    }
    throw new Error('weights do not add up')
  }
}
