import { directoryHappenings } from '../directory/index.ts'
import { entryHappenings } from '../dossiers/index.ts'
import { drawHappenings } from '../draws/index.ts'
import { visitHappenings } from '../inspections/index.ts'
import { outsideVisitHappenings } from '../outside/index.ts'
import type { Rows } from '../platform/database.ts'
import {
  type Before,
  type Happening,
  type HappeningKind,
  type HappeningSource,
  happeningKinds,
} from '../platform/happenings.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { changeHappenings } from './change-happenings.ts'

/** All that contribute to a facility's timeline. */
const sources: readonly HappeningSource[] = [
  drawHappenings,
  visitHappenings,
  outsideVisitHappenings,
  entryHappenings,
  directoryHappenings,
  changeHappenings,
]

/** A happening and the source it is from, which together with its instant is its place in the timeline. */
type Placed = { readonly source: string; readonly happening: Happening }

type Place = { readonly at: Date; readonly source: string; readonly id: string }

const placeOf = (after: string | undefined): Place | null => {
  const [at, source, id] = readCursor(after, 3) ?? []
  return typeof at === 'string' && Date.parse(at) && typeof source === 'string' && typeof id === 'string'
    ? { at: new Date(at), source, id }
    : null
}

const beforeFor = (source: string, place: Place | null): Before | null => {
  if (!place) return null
  if (source === place.source) return { at: place.at, tie: { below: place.id } }
  return { at: place.at, tie: source < place.source ? 'all' : 'none' }
}

const newestFirst = (a: Placed, b: Placed): number => {
  const difference = b.happening.at.getTime() - a.happening.at.getTime()
  if (difference !== 0) return difference
  if (a.source !== b.source) return a.source < b.source ? 1 : -1
  return a.happening.id < b.happening.id ? 1 : -1
}

export type TimelineFilter = {
  readonly bureau: string
  readonly facilityId: string
  /** Only of this kind. */
  readonly kind?: HappeningKind | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** All that ever happened to a facility, newest first, a page at a time. Nothing of an unopened lot is in it. */
export const readTimeline = async (rows: Rows, platform: Platform, filter: TimelineFilter) => {
  const { bureau, facilityId, kind, limit } = filter
  const kinds = new Set(kind ? [kind] : happeningKinds)
  const place = placeOf(filter.after)
  const found: Placed[] = []
  for (const source of sources.filter(one => one.kinds.some(each => kinds.has(each)))) {
    const before = beforeFor(source.id, place)
    const own = await source.read(rows, platform, { bureau, facilityId, kinds, before, limit: limit + 1 })
    found.push(...own.map(happening => ({ source: source.id, happening })))
  }
  const page = cutPage(found.sort(newestFirst), limit, ({ source, happening }) => [
    happening.at.toISOString(),
    source,
    happening.id,
  ])
  return {
    items: page.items.map(({ source, happening }) => ({ ...happening, id: `${source}:${happening.id}` })),
    next: page.next,
  }
}
