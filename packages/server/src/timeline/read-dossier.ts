import { addDays, shanghaiDay } from '@mingqian/rules'
import type { OfficialDocument } from '../documents/index.ts'
import { documentsOf, entriesOf } from '../dossiers/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { type Happening, startOfDay } from '../platform/happenings.ts'
import type { Platform } from '../platform/platform.ts'
import { facilityProfile } from '../registry/index.ts'
import { classLabels } from '../rule-sets/index.ts'
import { dossierDocument } from './dossier-document.ts'
import { readTimeline } from './read-timeline.ts'

const yearsTold = 3

const timelineSince = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  facilityId: string,
  since: Date,
): Promise<readonly Happening[]> => {
  const told: Happening[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof readTimeline>> = await readTimeline(rows, platform, {
      bureau,
      facilityId,
      limit: 200,
      ...(after ? { after } : {}),
    })
    const recent = page.items.filter(({ at }) => at >= since)
    told.push(...recent)
    after = recent.length < page.items.length ? null : page.next
  } while (after !== null)
  return told
}

/** A facility's dossier to be printed. @throws Problem not-found */
export const readDossier = async (
  rows: Rows,
  platform: Platform,
  bureau: Bureau,
  id: string,
): Promise<OfficialDocument> => {
  const printedAt = platform.clock.now()
  const since = addDays(shanghaiDay(printedAt), -365 * yearsTold)
  return dossierDocument({
    bureau: bureau.name,
    facility: await facilityProfile(rows, platform, bureau.code, id),
    classes: await classLabels(rows, bureau.code),
    entries: await entriesOf(rows, bureau.code, id),
    documents: await documentsOf(rows, bureau.code, id),
    timeline: await timelineSince(rows, platform, bureau.code, id, startOfDay(since)),
    since,
    printedAt,
  })
}
