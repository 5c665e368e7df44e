import { type Period, shanghaiDay } from '@mingqian/rules'
import { eq } from 'drizzle-orm'
import { directoryStates } from '../directory/index.ts'
import { drawnLists, sealedDraws, undrawnPeriods } from '../draws/index.ts'
import { listFilings, type Recipient, recipients } from '../filings/index.ts'
import { openVisits, visitsWithDemands } from '../inspections/index.ts'
import { followUpDays } from '../outside/index.ts'
import { planStates } from '../planning/index.ts'
import type { Rows } from '../platform/database.ts'
import { settledDeadlines } from './tables.ts'

/** What is outstanding, without its days: those are `deadlinesOf` under a calendar. */
export type OpenWork = {
  readonly periods: readonly Period[]
  readonly draws: Awaited<ReturnType<typeof sealedDraws>>
  readonly visits: Awaited<ReturnType<typeof openVisits>>
  readonly demands: Awaited<ReturnType<typeof visitsWithDemands>>
  /** Years whose plan is not approved, and whether a draft waits for the director. */
  readonly plans: readonly { readonly year: number; readonly drafted: boolean }[]
  /** How far the key-facility directory of each year is. */
  readonly directories: Awaited<ReturnType<typeof directoryStates>>
  /** Lists and plans that are not reported everywhere yet, with the day they came to be. */
  readonly unfiled: readonly Unfiled[]
  /** Ids of deadlines that the office marked as met. */
  readonly settled: ReadonlySet<string>
}

type Unfiled = {
  readonly subject:
    | { readonly kind: 'draw'; readonly draw: string; readonly period: string }
    | { readonly kind: 'plan'; readonly year: number }
  readonly since: string
  readonly missing: readonly Recipient[]
}

const unfiledWork = async (
  rows: Rows,
  bureau: string,
  plans: Awaited<ReturnType<typeof planStates>>,
): Promise<readonly Unfiled[]> => {
  const filed = new Set(
    (await listFilings(rows, bureau)).map(each => `${each.kind} ${each.subject} ${each.recipient}`),
  )
  const missing = (key: string) => recipients.filter(recipient => !filed.has(`${key} ${recipient}`))
  const lists = (await drawnLists(rows, bureau)).map(({ id, period, sealedAt }) => ({
    subject: { kind: 'draw' as const, draw: id, period },
    since: shanghaiDay(sealedAt),
    missing: missing(`draw ${id}`),
  }))
  const approved = [...plans].flatMap(([year, { approvedOn }]) =>
    approvedOn === null
      ? []
      : [{ subject: { kind: 'plan' as const, year }, since: approvedOn, missing: missing(`plan ${year}`) }],
  )
  return [...approved, ...lists].filter(each => each.missing.length > 0)
}

/** Demands are met once the facility was visited again after the visit they were made on. */
const openDemands = async (rows: Rows, bureau: string) => {
  const demands = await visitsWithDemands(rows, bureau)
  const followUps = await followUpDays(rows, bureau, [...new Set(demands.map(({ facility }) => facility.id))])
  return demands.filter(
    ({ facility, openedAt }) =>
      !followUps.some(visit => visit.facility === facility.id && visit.day > shanghaiDay(openedAt)),
  )
}

/**
 * @param periods the periods to ask about; those already committed are left out
 * @param years the years whose plans are to be there
 */
export const openWork = async (
  rows: Rows,
  bureau: string,
  periods: readonly Period[],
  years: readonly number[],
): Promise<OpenWork> => {
  const plans = await planStates(rows, bureau)
  const settled = await rows
    .select({ id: settledDeadlines.deadline })
    .from(settledDeadlines)
    .where(eq(settledDeadlines.bureau, bureau))
  return {
    periods: await undrawnPeriods(rows, bureau, periods),
    draws: await sealedDraws(rows, bureau),
    visits: await openVisits(rows, bureau),
    demands: await openDemands(rows, bureau),
    plans: years.flatMap(year => {
      const plan = plans.get(year)
      return plan?.approvedOn ? [] : [{ year, drafted: plan !== undefined }]
    }),
    directories: await directoryStates(rows, bureau),
    unfiled: await unfiledWork(rows, bureau, plans),
    settled: new Set(settled.map(({ id }) => id)),
  }
}
