import {
  amendmentStates,
  deadlineKinds,
  deadlineStandings,
  directoryCategories,
  directoryStandings,
  exclusionReasons,
  exclusionStates,
  facilitySorts,
  happeningKinds,
  operations,
  outsideKinds,
  posts,
  riskGrades,
} from './api/types.ts'
import { pageSize } from './shared/key-pager.tsx'

/** What each list keeps in its address, so that a link to it shows the same rows. */

type Raw = Readonly<Record<string, unknown>>

/** Numbers come back from the address as numbers: a search for 150203 is still text. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

const yesNo = ['yes', 'no'] as const

const oneOf = <T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find(choice => choice === value)

/** Leaves unset values out, so that addresses stay short. */
const set = <T extends object>(search: T) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: T[K] | undefined
  }

const paging = (raw: Raw) => ({
  after: word(raw.after),
  limit: raw.limit === undefined ? undefined : pageSize(raw.limit),
})

export const signInSearch = (raw: Raw) => set({ redirect: localPath(raw.redirect) })

/** Only a path of this site: an address of another one in the link must not be followed. */
const localPath = (value: unknown): string | undefined => {
  const path = word(value)
  return path?.startsWith('/') && !path.startsWith('//') && !path.includes('\\') ? path : undefined
}

const day = (value: unknown): string | undefined => {
  const written = word(value)
  return written && /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : undefined
}

/** A whole number of days ahead. */
const days = (value: unknown): number | undefined => {
  const count = Number(value)
  return value !== undefined && Number.isInteger(count) && count >= 0 && count <= 3650 ? count : undefined
}

export const facilitiesSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    class: word(raw.class),
    state: oneOf(raw.state, ['active', 'excluded']),
    area: word(raw.area),
    division: word(raw.division),
    industry: word(raw.industry),
    keyKind: word(raw.keyKind),
    visited: oneOf(raw.visited, ['never']),
    notVisitedSince: day(raw.notVisitedSince),
    visitedSince: day(raw.visitedSince),
    coordinates: oneOf(raw.coordinates, ['yes', 'no']),
    operation: oneOf(raw.operation, operations),
    risk: oneOf(raw.risk, riskGrades),
    permitWithin: days(raw.permitWithin),
    open: word(raw.open),
    sort: oneOf(raw.sort, facilitySorts),
    columns: word(raw.columns),
    as: oneOf(raw.as, ['map']),
    order: oneOf(raw.order, ['asc', 'desc']),
    ...paging(raw),
  })

export const facilitySearch = (raw: Raw) => set({ timeline: oneOf(raw.timeline, happeningKinds) })

export const inspectorsSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    post: oneOf(raw.post, posts),
    establishment: oneOf(raw.establishment, yesNo),
    inPost: oneOf(raw.inPost, yesNo),
    eligible: oneOf(raw.eligible, yesNo),
    tag: oneOf(raw.tag, ['lead', 'member', 'sampler']),
    day: day(raw.day),
    columns: word(raw.columns),
    ...paging(raw),
  })

export const coursesSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    kind: word(raw.kind),
    year: yearIn(raw.year),
    state: oneOf(raw.state, ['valid', 'withdrawn']),
    ...paging(raw),
  })

export const plansSearch = (raw: Raw) =>
  set({ year: Number.isInteger(raw.year) ? Number(raw.year) : undefined })

export const newDrawSearch = (raw: Raw) => set({ period: word(raw.period) })

export const drawSearch = (raw: Raw) =>
  set({
    step: oneOf(raw.step, ['pool', 'quotas', 'commit']),
    tab: oneOf(raw.tab, ['lots', 'history', 'quotas', 'pool']),
  })

const yearIn = (value: unknown): number | undefined => {
  const year = Number(value)
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined
}

export const visitsSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    state: oneOf(raw.state, ['opened', 'signed', 'published', 'recorded']),
    draw: word(raw.draw),
    year: yearIn(raw.year),
    class: word(raw.class),
    facility: word(raw.facility),
    inspector: word(raw.inspector),
    violation: oneOf(raw.violation, ['yes', 'no']),
    columns: word(raw.columns),
    ...paging(raw),
  })

export const outsideSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    kind: oneOf(raw.kind, outsideKinds),
    from: day(raw.from),
    to: day(raw.to),
    facility: word(raw.facility),
    inspector: word(raw.inspector),
    violation: oneOf(raw.violation, ['yes', 'no']),
    state: oneOf(raw.state, ['valid', 'withdrawn']),
    columns: word(raw.columns),
    ...paging(raw),
  })

/** Days within which an exclusion ends, as the list offers them. */
export const returnSpans = [7, 30, 90] as const

export const exclusionsSearch = (raw: Raw) =>
  set({
    q: word(raw.q),
    state: oneOf(raw.state, exclusionStates),
    reason: oneOf(raw.reason, exclusionReasons),
    endsWithin: returnSpans.find(days => days === raw.endsWithin),
    evidence: oneOf(raw.evidence, ['missing']),
    facility: word(raw.facility),
    ...paging(raw),
  })

export const amendmentsSearch = (raw: Raw) =>
  set({ state: oneOf(raw.state, amendmentStates), ...paging(raw) })

export const newExclusionSearch = (raw: Raw) => set({ facility: word(raw.facility) })

export const deadlinesSearch = (raw: Raw) =>
  set({
    kind: oneOf(raw.kind, deadlineKinds),
    state: oneOf(raw.state, deadlineStandings),
    mine: oneOf(raw.mine, ['yes']),
    ...paging(raw),
  })

export const noticesSearch = (raw: Raw) => set({ unread: oneOf(raw.unread, ['yes']), ...paging(raw) })

export const statisticsSearch = (raw: Raw) => set({ year: yearIn(raw.year) })

/** A year the calendar knows; without one it is this year's. */
export const calendarSearch = (raw: Raw) => {
  const year = Number(raw.year)
  return set({ year: Number.isInteger(year) && year >= 2004 && year <= 2098 ? year : undefined })
}

export const accessSearch = (raw: Raw) =>
  set({
    draw: word(raw.draw),
    person: word(raw.person),
    what: oneOf(raw.what, ['lists', 'personal-data']),
    ...paging(raw),
  })

const editionName = (value: unknown): string | undefined => {
  const written = word(value)
  return written && /^20\d\d(?:\.[1-9]\d{0,2})?$/.test(written) ? written : undefined
}

export const directorySearch = (raw: Raw) =>
  set({
    edition: editionName(raw.edition),
    tab: oneOf(raw.tab, ['differences', 'criteria', 'effect']),
    q: word(raw.q),
    class: word(raw.class),
    area: word(raw.area),
    category: oneOf(raw.category, directoryCategories),
    inForce: oneOf(raw.inForce, ['yes', 'no']),
    decision: oneOf(raw.decision, ['listed', 'unlisted', 'none']),
    standing: oneOf(raw.standing, directoryStandings),
    open: word(raw.open),
    ...paging(raw),
  })

export const importsSearch = (raw: Raw) => set({ kind: word(raw.kind), ...paging(raw) })

export const newImportSearch = (raw: Raw) => set({ kind: word(raw.kind) })

export const importSearch = (raw: Raw) => set({ tab: word(raw.tab) })
