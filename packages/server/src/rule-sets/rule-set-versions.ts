import { addDays, type RuleSet, ruleSetSchema, shippedRuleSets } from '@mingqian/rules'
import { asc, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { defaultRuleSet, ruleSetHash } from './rule-set-in-force.ts'
import { ruleSets } from './tables.ts'

/** A version of the bureau's rules; `past`, `in-force` and `coming` as of the day it was asked for. */
export type RuleSetVersion = {
  readonly ruleSet: RuleSet
  readonly hash: string
  readonly state: 'past' | 'in-force' | 'coming'
  /** ISO day; null for the rules a bureau has from the start. */
  readonly inForceFrom: string | null
  /** The last day; null while nothing replaces it. */
  readonly until: string | null
  readonly adoptedBy: string | null
  readonly logIndex: number | null
}

/** All versions a bureau has worked by, oldest first, beginning with what it had before it adopted any. */
export const ruleSetVersions = async (
  rows: Rows,
  bureau: string,
  today: string,
): Promise<readonly RuleSetVersion[]> => {
  const adopted = await rows
    .select()
    .from(ruleSets)
    .where(eq(ruleSets.bureau, bureau))
    .orderBy(asc(ruleSets.inForceFrom))
  const begun = [
    {
      ruleSet: defaultRuleSet,
      hash: ruleSetHash(defaultRuleSet),
      from: null,
      adoptedBy: null,
      logIndex: null,
    },
    ...adopted.map(row => ({
      ruleSet: ruleSetSchema.parse(row.document),
      hash: row.hash,
      from: row.inForceFrom,
      adoptedBy: row.adoptedBy,
      logIndex: row.logIndex,
    })),
  ]
  return begun.map(({ from, ...version }, at) => {
    const next = begun[at + 1]?.from ?? null
    const until = next && addDays(next, -1)
    const state = from && from > today ? 'coming' : until && until < today ? 'past' : 'in-force'
    return { ...version, state, inForceFrom: from, until }
  })
}

/** The newest version of a rule set that ships or that the bureau has adopted; 0 for an id nobody knows. */
export const newestVersionOf = (versions: readonly RuleSetVersion[], id: string): number =>
  [...shippedRuleSets, ...versions.map(({ ruleSet }) => ruleSet)]
    .filter(ruleSet => ruleSet.id === id)
    .reduce((newest, { version }) => Math.max(newest, version), 0)
