import { documentHash } from '@mingqian/draw'
import { kundulun2016, type RuleSet, ruleSetSchema } from '@mingqian/rules'
import { and, desc, eq, lte } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { ruleSets } from './tables.ts'

/** What a bureau works by until it has adopted rules of its own. */
export const defaultRuleSet: RuleSet = kundulun2016

/** Which version of which rules: written into plans and draws, so that a later version never speaks for an earlier. */
export const ruleSetHash = (ruleSet: RuleSet): string => documentHash('sha256', ruleSet)

/** The rules a bureau works by on an ISO day. The one place that says so. */
export const ruleSetInForce = async (rows: Rows, bureau: string, day: string): Promise<RuleSet> => {
  const [row] = await rows
    .select({ document: ruleSets.document })
    .from(ruleSets)
    .where(and(eq(ruleSets.bureau, bureau), lte(ruleSets.inForceFrom, day)))
    .orderBy(desc(ruleSets.inForceFrom))
    .limit(1)
  return row ? ruleSetSchema.parse(row.document) : defaultRuleSet
}

/** The rules a bureau worked or works by on any ISO day, for what asks about many days at once. */
export const ruleSetsByDay = async (rows: Rows, bureau: string): Promise<(day: string) => RuleSet> => {
  const adopted = await rows
    .select({ from: ruleSets.inForceFrom, document: ruleSets.document })
    .from(ruleSets)
    .where(eq(ruleSets.bureau, bureau))
    .orderBy(desc(ruleSets.inForceFrom))
  const versions = adopted.map(({ from, document }) => ({ from, ruleSet: ruleSetSchema.parse(document) }))
  return day => versions.find(({ from }) => from <= day)?.ruleSet ?? defaultRuleSet
}

/** Every class any version of the bureau's rules has known, under its newest name: old results keep their words. */
export const classLabels = async (
  rows: Rows,
  bureau: string,
): Promise<ReadonlyMap<string, RuleSet['classes'][number]['label']>> => {
  const adopted = await rows
    .select({ document: ruleSets.document })
    .from(ruleSets)
    .where(eq(ruleSets.bureau, bureau))
    .orderBy(ruleSets.inForceFrom)
  const versions = [defaultRuleSet, ...adopted.map(({ document }) => ruleSetSchema.parse(document))]
  return new Map(versions.flatMap(({ classes }) => classes.map(({ id, label }) => [id, label] as const)))
}
