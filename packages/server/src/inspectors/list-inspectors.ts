import { type Conditions, type LeaveKind, shanghaiDay } from '@mingqian/rules'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import {
  countInspectors,
  type InspectorSearch,
  inspectorCondition,
  maskedPersonalData,
  type RegisteredInspector,
} from '../registry/index.ts'
import { trainingHours } from '../training/index.ts'
import { type InspectorOnDay, inspectorsOnDay } from './on-day.ts'

export type InspectorFilter = InspectorSearch & {
  readonly inPost?: 'yes' | 'no' | undefined
  readonly eligible?: 'yes' | 'no' | undefined
  /** The day that `inPost`, `eligible` and the reasons are asked for; today without one. */
  readonly day?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** An inspector as the list and the page of one show them. */
export type InspectorView = InspectorOnDay & {
  readonly phone: string | null
  readonly idNumber: string | null
  /** Hours of training in the year of the day. */
  readonly hours: number
  /** The leave they are on that day. */
  readonly leave: { readonly kind: LeaveKind; readonly until: string | null } | null
}

const leaveOn = ({ leaves }: RegisteredInspector, day: string) =>
  leaves.find(({ from, until }) => from <= day && (until === null || until >= day)) ?? null

const fits = (wanted: 'yes' | 'no' | undefined, holds: boolean): boolean =>
  wanted === undefined || (wanted === 'yes') === holds

const byNumber = (one: InspectorOnDay, other: InspectorOnDay) =>
  one.inspector.id < other.inspector.id ? -1 : 1

/** Inspectors with what their page shows beside the register: masked numbers, hours, leave. */
export const viewInspectors = async (
  { database, vault }: Pick<Platform, 'database' | 'vault'>,
  bureau: string,
  day: string,
  inspectors: readonly InspectorOnDay[],
): Promise<readonly InspectorView[]> => {
  const ids = inspectors.map(({ inspector }) => inspector.id)
  const hours = await trainingHours(database, bureau, Number(day.slice(0, 4)), ids)
  const personal = await maskedPersonalData(database, vault, bureau, ids)
  return inspectors.map(item => ({
    ...item,
    phone: personal.get(item.inspector.id)?.phone ?? null,
    idNumber: personal.get(item.inspector.id)?.idNumber ?? null,
    hours: hours.get(item.inspector.id) ?? 0,
    leave: leaveOn(item.inspector, day),
  }))
}

type Standing = Pick<InspectorFilter, 'inPost' | 'eligible'>

const judged = (found: readonly InspectorOnDay[], { inPost: counted, eligible }: Standing) =>
  found
    .filter(({ inPost, reasons }) => fits(counted, inPost) && fits(eligible, reasons.length === 0))
    .toSorted(byNumber)

/** All inspectors that fit, by number: of a province some thousands. */
export const inspectorsWanted = async (
  platform: Platform,
  bureau: string,
  conditions: Conditions | undefined,
  filter: Omit<InspectorFilter, 'after' | 'limit'>,
): Promise<{ readonly day: string; readonly found: readonly InspectorOnDay[] }> => {
  const day = filter.day ?? shanghaiDay(platform.clock.now())
  const condition = inspectorCondition(filter)
  const found = await inspectorsOnDay(platform.database, bureau, day, conditions, { condition })
  return { day, found: judged(found, filter) }
}

/**
 * A page of the inspectors by number. Where their standing is asked for, all that fit are judged and the page is cut
 * from them; else the page is read and only its inspectors are judged.
 */
export const listInspectors = async (
  platform: Platform,
  bureau: string,
  conditions: Conditions | undefined,
  filter: InspectorFilter,
) => {
  const { database } = platform
  const [key] = readCursor(filter.after, 1) ?? []
  const after = typeof key === 'string' ? key : undefined
  const keyOf = ({ inspector }: InspectorOnDay) => [inspector.id]
  if (filter.inPost || filter.eligible) {
    const { day, found } = await inspectorsWanted(platform, bureau, conditions, filter)
    const rest = after === undefined ? found : found.filter(({ inspector }) => inspector.id > after)
    const page = cutPage(rest.slice(0, filter.limit + 1), filter.limit, keyOf)
    const items = await viewInspectors(platform, bureau, day, page.items)
    return { day, items, next: page.next, total: found.length }
  }
  const day = filter.day ?? shanghaiDay(platform.clock.now())
  const condition = inspectorCondition(filter)
  const portion = { after, limit: filter.limit + 1 }
  const found = await inspectorsOnDay(database, bureau, day, conditions, { condition, portion })
  const page = cutPage(found, filter.limit, keyOf)
  const items = await viewInspectors(platform, bureau, day, page.items)
  return { day, items, next: page.next, total: await countInspectors(database, bureau, condition) }
}
