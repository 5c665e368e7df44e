import { checkRuleSetText, shanghaiDay, shippedRuleSets } from '@mingqian/rules'
import { eq } from 'drizzle-orm'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { dropRuleSetDraft } from './rule-set-draft.ts'
import { ruleSetHash } from './rule-set-in-force.ts'
import { newestVersionOf, ruleSetVersions } from './rule-set-versions.ts'
import { ruleSetDrafts, ruleSets } from './tables.ts'

export type Adoption = {
  /** The draft's revision that was read before the decision. */
  readonly revision: number
  /** ISO day from which the version is in force. */
  readonly inForceFrom: string
  /** The director's name. */
  readonly by: string
}

const refuse = (path: string, zh: string, en: string) =>
  new Problem('bad-input', { fields: [{ path, message: { zh, en } }] })

/**
 * Makes the draft the bureau's rules from a day on: published in the log, and never edited again.
 * What was frozen, planned or dated under an earlier version stays as it was.
 * @throws Problem not-found without a draft, draft-changed if it was edited since it was read, bad-input for a
 * document that is no rule set, a version that is not the next, or a day before today or before an adopted version's
 */
export const adoptRuleSet = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  { revision, inForceFrom, by }: Adoption,
): Promise<void> => {
  const [draft] = await rows
    .select()
    .from(ruleSetDrafts)
    .where(eq(ruleSetDrafts.bureau, bureau))
    .for('update')
  if (!draft) throw new Problem('not-found')
  if (draft.revision !== revision) throw new Problem('draft-changed')
  const checked = checkRuleSetText(draft.document)
  if (!checked.ok)
    throw new Problem('bad-input', {
      fields: checked.findings.map(({ path, zh, en }) => ({ path, message: { zh, en } })),
    })
  const { ruleSet } = checked
  const { id, version } = ruleSet

  const now = platform.clock.now()
  const today = shanghaiDay(now)
  const versions = await ruleSetVersions(rows, bureau, today)
  const last = versions.at(-1)?.inForceFrom
  if (inForceFrom < today) throw refuse('inForceFrom', '施行日期不能早于今天', 'It cannot begin before today')
  if (last && inForceFrom <= last)
    throw refuse(
      'inForceFrom',
      `施行日期须晚于上一版本的 ${last}`,
      `It must begin after the last version's ${last}`,
    )
  const hash = ruleSetHash(ruleSet)
  if (versions.some(one => one.hash === hash))
    throw refuse('version', '内容与已有版本完全相同', 'It is the same as a version already adopted')
  const expected = newestVersionOf(versions, id) + 1
  const asPublished = shippedRuleSets.some(shipped => ruleSetHash(shipped) === hash)
  if (version !== expected && !asPublished)
    throw refuse('version', `版本号应为 ${expected}`, `The version should be ${expected}`)

  await dropRuleSetDraft(rows, bureau)
  const logIndex = await appendToLog(rows, now, {
    kind: 'rules',
    id,
    version,
    hash,
    inForceFrom,
    document: ruleSet,
  })
  await rows.insert(ruleSets).values({
    bureau,
    id,
    version,
    inForceFrom,
    document: ruleSet,
    hash,
    adoptedAt: now,
    adoptedBy: by,
    logIndex,
  })
}
