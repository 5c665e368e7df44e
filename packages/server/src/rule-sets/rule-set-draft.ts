import { eq, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { ruleSetDrafts } from './tables.ts'

/** The version under work, as text: it need not be a rule set, nor even JSON, until it is adopted. */
export type RuleSetDraft = {
  readonly document: string
  readonly revision: number
  readonly savedAt: Date
  readonly savedBy: string
}

export const readRuleSetDraft = async (rows: Rows, bureau: string): Promise<RuleSetDraft | null> => {
  const [row] = await rows.select().from(ruleSetDrafts).where(eq(ruleSetDrafts.bureau, bureau))
  return row ?? null
}

/**
 * Saves the draft over the revision it was made from.
 * @param revision 0 for the first saving
 * @throws Problem draft-changed when somebody else has saved meanwhile: nothing is overwritten
 */
export const saveRuleSetDraft = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  { document, revision, by }: { document: string; revision: number; by: string },
): Promise<RuleSetDraft> => {
  const saved = { document, savedAt: platform.clock.now(), savedBy: by }
  const [row] = await rows
    .insert(ruleSetDrafts)
    .values({ bureau, revision: 1, ...saved })
    .onConflictDoUpdate({
      target: ruleSetDrafts.bureau,
      set: { ...saved, revision: sql`${ruleSetDrafts.revision} + 1` },
      setWhere: eq(ruleSetDrafts.revision, revision),
    })
    .returning()
  if (!row || row.revision !== revision + 1) throw new Problem('draft-changed')
  return row
}

/** Drops the draft. Nothing happens where there is none. */
export const dropRuleSetDraft = async (rows: Rows, bureau: string): Promise<void> => {
  await rows.delete(ruleSetDrafts).where(eq(ruleSetDrafts.bureau, bureau))
}
