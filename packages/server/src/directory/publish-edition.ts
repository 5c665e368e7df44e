import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { changeFacilities, changeRegister, facilitiesByIds } from '../registry/index.ts'
import { assess, groundsOf } from './assess.ts'
import { contextOf } from './decide.ts'
import { decisionsOf } from './decision.ts'
import {
  type Edition,
  type EditionKey,
  editionInForce,
  editionName,
  editionOf,
  isEdition,
  lockEdition,
} from './edition.ts'
import { unfinished } from './edition-work.ts'
import { listHash, listOf } from './entries.ts'
import { lockDirectory } from './lock-directory.ts'
import { registerChanges } from './register-changes.ts'
import { directoryEditions, directoryEntries } from './tables.ts'

/** Writes the list of an edition from its decisions, as the register has the facilities today. */
const writeList = async (rows: Rows, edition: Edition): Promise<void> => {
  const listed = (await decisionsOf(rows, edition)).filter(decision => decision.listed)
  const ids = [...new Set(listed.map(({ facilityId }) => facilityId))]
  const registered = await facilitiesByIds(rows, edition.bureau, ids)
  const { bureau, year, amendment, criteria } = edition
  const values = listed.flatMap(({ facilityId, category, findings }) => {
    const facility = registered.get(facilityId)
    if (!facility) return []
    const { name, creditCode, area, address, industry } = facility
    const grounds = [...groundsOf(assess(criteria, category, findings))]
    const facts = { name, creditCode, area, address, industry, grounds }
    return [{ bureau, year, amendment, facilityId, category, ...facts }]
  })
  for (const chunk of inChunks(values)) await rows.insert(directoryEntries).values([...chunk])
}

/** Whether an edition comes after another. */
const isAfter = (one: EditionKey, other: EditionKey) =>
  one.year > other.year || (one.year === other.year && one.amendment > other.amendment)

/**
 * Approves a submitted edition: it is public, in the log, fixed, and in force; the register's key facilities are its.
 * One transaction, the caller's.
 * @throws Problem not-found, directory-state, directory-changed, directory-superseded, directory-own-approval,
 * directory-unfinished when the edition in force changed since it was submitted
 */
export const publishEdition = async (
  rows: Rows,
  platform: Platform,
  {
    bureau,
    person,
    edition: key,
    revision,
  }: {
    readonly bureau: string
    readonly person: Person
    readonly edition: EditionKey
    readonly revision: number
  },
): Promise<Edition> => {
  await lockDirectory(rows, bureau)
  const edition = await lockEdition(rows, key, ['submitted'], revision)
  if (edition.state !== 'submitted') throw new Problem('directory-state')
  if ([edition.submission.byId, edition.createdById].includes(person.id))
    throw new Problem('directory-own-approval')
  const inForce = await editionInForce(rows, bureau)
  if (inForce && !isAfter(edition, inForce)) throw new Problem('directory-superseded')
  const { undecided, listed } = await unfinished(rows, key)
  if (undecided > 0 || listed === 0)
    throw new Problem('directory-unfinished', {
      detail: {
        zh: `提交以后现行名录已变化，尚有 ${undecided} 项没有认定，请退回办公室`,
        en: `The edition in force has changed since; ${undecided} listings are not decided. Send it back`,
      },
    })
  const now = platform.clock.now()
  await writeList(rows, edition)
  await rows
    .update(directoryEditions)
    .set({ state: 'published', publishedAt: now, publishedBy: person.name, revision: edition.revision + 1 })
    .where(isEdition(key))
  const list = await listOf(rows, edition)
  const hash = listHash(edition, list)
  // Behind the imports' lock: none may come in between that still goes by the edition before.
  await changeRegister(rows, bureau, async () => {
    const changes = await registerChanges(rows, platform, bureau, list)
    await changeFacilities(
      rows,
      contextOf(platform, bureau, person),
      changes.map(({ facility, class: name, keyKinds }) => ({
        id: facility.id,
        revision: facility.revision,
        columns: { class: name, keyKinds: [...keyKinds] },
      })),
    )
  })
  const logIndex = await appendToLog(rows, now, {
    kind: 'directory',
    edition: editionName(edition),
    year: edition.year,
    facilities: list.length,
    hash,
  })
  const [row] = await rows.update(directoryEditions).set({ hash, logIndex }).where(isEdition(key)).returning()
  if (!row) throw new Problem('not-found')
  return editionOf(row)
}
