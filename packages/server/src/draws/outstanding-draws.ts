import type { Period } from '@mingqian/rules'
import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { draws } from './tables.ts'

/** Those of some periods whose draw is not committed yet. */
export const undrawnPeriods = async (
  rows: Rows,
  bureau: string,
  periods: readonly Period[],
): Promise<readonly Period[]> => {
  const committed = await rows
    .select({ period: draws.period })
    .from(draws)
    .where(and(eq(draws.bureau, bureau), ne(draws.state, 'frozen')))
  const done = new Set(committed.map(({ period }) => period))
  return periods.filter(period => !done.has(period))
}

/** Every draw whose list is drawn, with the moment of its sealing. */
export const drawnLists = async (
  rows: Rows,
  bureau: string,
): Promise<readonly { readonly id: string; readonly period: string; readonly sealedAt: Date }[]> => {
  const found = await rows
    .select({ id: draws.id, period: draws.period, sealedAt: draws.sealedAt })
    .from(draws)
    .where(and(eq(draws.bureau, bureau), isNotNull(draws.sealedAt)))
    .orderBy(asc(draws.period))
  return found.flatMap(({ sealedAt, ...draw }) => (sealedAt ? [{ ...draw, sealedAt }] : []))
}

/** The draws whose lots are sealed and not all public yet. */
export const sealedDraws = (rows: Rows, bureau: string) =>
  rows
    .select({ id: draws.id, period: draws.period, sealedAt: draws.sealedAt, commitment: draws.commitment })
    .from(draws)
    .where(and(eq(draws.bureau, bureau), eq(draws.state, 'sealed'), isNotNull(draws.sealedAt)))
    .orderBy(asc(draws.period))
