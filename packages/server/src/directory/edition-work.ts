import { shanghaiDay } from '@mingqian/rules'
import { recordChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { type Criteria, generalCriteria } from './criteria.ts'
import { contextOf, writeDecisions } from './decide.ts'
import { decisionId, decisionsOf, ofEdition } from './decision.ts'
import { differencesToForce } from './differences.ts'
import {
  allEditions,
  type Edition,
  type EditionKey,
  editionOf,
  isEdition,
  isPublished,
  lockEdition,
  openEditionOf,
} from './edition.ts'
import { lockDirectory } from './lock-directory.ts'
import { directoryDecisions, directoryEditions } from './tables.ts'

type Asking = { readonly bureau: string; readonly person: Person }

const badYear = (thisYear: number) =>
  new Problem('bad-input', {
    fields: [
      {
        path: 'year',
        message: {
          zh: `只能编制${thisYear}年或${thisYear + 1}年的名录`,
          en: `Only the directory of ${thisYear} or ${thisYear + 1} can be drawn up`,
        },
      },
    ],
  })

const noReason = {
  path: 'reason',
  message: { zh: '修订名录须写明原因', en: 'An amendment needs a reason' },
}

/**
 * Begins an edition: a year's first with nothing decided, by the newest criteria there are; or an amendment of the
 * edition in force, which starts from its decisions.
 * @throws Problem bad-input, directory-open, directory-superseded
 */
export const beginEdition = async (
  rows: Rows,
  platform: Platform,
  { bureau, person }: Asking,
  { year, reason, basis }: { readonly year: number; readonly reason: string; readonly basis: string },
): Promise<Edition> => {
  await lockDirectory(rows, bureau)
  const now = platform.clock.now()
  const thisYear = Number(shanghaiDay(now).slice(0, 4))
  if (year < thisYear || year > thisYear + 1) throw badYear(thisYear)
  if (await openEditionOf(rows, bureau, year)) throw new Problem('directory-open')
  const editions = await allEditions(rows, bureau)
  const [inForce] = editions.filter(isPublished)
  if (inForce && inForce.year > year) throw new Problem('directory-superseded')
  const amended = inForce?.year === year ? inForce : null
  if (amended && reason.length < 2) throw new Problem('bad-input', { fields: [noReason] })
  const [newest] = editions
  const [row] = await rows
    .insert(directoryEditions)
    .values({
      bureau,
      year,
      amendment: amended ? amended.amendment + 1 : 0,
      state: 'draft',
      criteria: amended?.criteria ?? newest?.criteria ?? generalCriteria,
      basis: basis || (amended?.basis ?? newest?.basis ?? ''),
      reason: amended ? reason : '',
      revision: 1,
      createdAt: now,
      createdById: person.id,
      createdBy: person.name,
    })
    .returning()
  if (!row) throw new Problem('directory-open')
  const edition = editionOf(row)
  if (amended) {
    const context = { ...contextOf(platform, bureau, person), importId: freshId(platform.randomness) }
    await writeDecisions(rows, edition, context, await decisionsOf(rows, amended))
  }
  return edition
}

type Step = Asking & { readonly edition: EditionKey; readonly revision: number }

const changeEdition = async (
  rows: Rows,
  edition: Edition,
  change: Partial<typeof directoryEditions.$inferInsert>,
): Promise<Edition> => {
  const [row] = await rows
    .update(directoryEditions)
    .set({ ...change, revision: edition.revision + 1 })
    .where(isEdition(edition))
    .returning()
  if (!row) throw new Problem('not-found')
  return editionOf(row)
}

/**
 * Saves the criteria, the basis and, of an amendment, the reason. Decisions keep their findings and are scored anew.
 * @throws Problem not-found, directory-state, directory-changed, bad-input
 */
export const saveEdition = async (
  rows: Rows,
  platform: Platform,
  { bureau, person, edition: key, revision }: Step,
  {
    criteria,
    basis,
    reason,
  }: { readonly criteria: Criteria; readonly basis: string; readonly reason: string },
): Promise<Edition> => {
  const edition = await lockEdition(rows, key, ['draft'], revision)
  if (edition.amendment > 0 && reason.length < 2) throw new Problem('bad-input', { fields: [noReason] })
  const saved = await changeEdition(rows, edition, {
    criteria,
    basis,
    reason: edition.amendment > 0 ? reason : '',
  })
  const context = { ...contextOf(platform, bureau, person), importId: freshId(platform.randomness) }
  await writeDecisions(rows, saved, context, await decisionsOf(rows, key))
  return saved
}

/** What keeps an edition from going to the director: facilities nobody decided on, decisions nobody explained. */
export const unfinished = async (rows: Rows, edition: EditionKey) => {
  const open = (await differencesToForce(rows, edition)).filter(({ standing }) => standing === 'open')
  const registered = await facilitiesByIds(rows, edition.bureau, [
    ...new Set(open.map(({ facilityId }) => facilityId)),
  ])
  const decisions = await decisionsOf(rows, edition)
  return {
    /** Listed in the edition in force and still in the register, but not decided. */
    undecided: open.filter(({ facilityId }) => registered.has(facilityId)).length,
    /** Against the criteria, without a reason. */
    unreasoned: decisions.filter(
      ({ assessed, listed, reason }) => assessed !== listed && reason.trim().length < 2,
    ).length,
    listed: new Set(decisions.flatMap(({ listed, facilityId }) => (listed ? [facilityId] : []))).size,
  }
}

/**
 * Hands the draft to the director. Nothing of it can be changed until it comes back.
 * @throws Problem not-found, directory-state, directory-changed, directory-unfinished
 */
export const submitEdition = async (
  rows: Rows,
  platform: Platform,
  { person, edition: key, revision }: Step,
): Promise<Edition> => {
  const edition = await lockEdition(rows, key, ['draft'], revision)
  const { undecided, unreasoned, listed } = await unfinished(rows, key)
  if (undecided > 0 || unreasoned > 0 || listed === 0)
    throw new Problem('directory-unfinished', {
      detail: {
        zh: `现行名录中尚未认定 ${undecided} 项，与评分不一致而未写理由 ${unreasoned} 项，拟列入 ${listed} 家`,
        en: `${undecided} listings in force not decided, ${unreasoned} decisions against the criteria without a reason, ${listed} facilities to be listed`,
      },
    })
  return changeEdition(rows, edition, {
    state: 'submitted',
    submittedAt: platform.clock.now(),
    submittedById: person.id,
    submittedBy: person.name,
  })
}

/**
 * Sends a submitted edition back to the office, with what is to be done.
 * @throws Problem not-found, directory-state, directory-changed
 */
export const returnEdition = async (
  rows: Rows,
  platform: Platform,
  { person, edition: key, revision }: Step,
  note: string,
): Promise<Edition> => {
  const edition = await lockEdition(rows, key, ['submitted'], revision)
  return changeEdition(rows, edition, {
    state: 'draft',
    submittedAt: null,
    submittedById: null,
    submittedBy: null,
    returnedAt: platform.clock.now(),
    returnedBy: person.name,
    returnNote: note,
  })
}

/**
 * Drops a draft with its decisions; the trail keeps what they were.
 * @throws Problem not-found, directory-state, directory-changed
 */
export const discardEdition = async (
  rows: Rows,
  platform: Platform,
  { bureau, person, edition: key, revision }: Step,
): Promise<void> => {
  await lockEdition(rows, key, ['draft'], revision)
  const context = { ...contextOf(platform, bureau, person), importId: freshId(platform.randomness) }
  await recordChanges(
    rows,
    context,
    (await decisionsOf(rows, key)).map(decision => ({
      kind: 'decision',
      id: decisionId(key, decision.facilityId, decision.category),
      facilityId: decision.facilityId,
      action: 'removed',
      before: {
        findings: decision.findings,
        total: decision.total,
        assessed: decision.assessed,
        listed: decision.listed,
        reason: decision.reason,
      },
      after: null,
      previous: decision.revision,
    })),
  )
  await rows.delete(directoryDecisions).where(ofEdition(key))
  await rows.delete(directoryEditions).where(isEdition(key))
}
