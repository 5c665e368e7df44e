import { z } from '@hono/zod-openapi'
import { entriesOf, entryAnswers, entrySchema } from '../dossiers/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { facilityProfile, facilityProfileSchema } from '../registry/index.ts'
import { findReadableRecord, type LotAddress } from './find-record.ts'

export const lotDossierSchema = z.object({ facility: facilityProfileSchema, entries: z.array(entrySchema) })

/**
 * The dossier of the facility of an opened lot, for the lot's team; personal numbers stay masked.
 * @throws Problem not-found for everybody else, and as long as the lot is sealed
 */
export const lotDossier = async (
  rows: Rows,
  platform: Platform,
  lot: LotAddress,
  person: Person,
): Promise<z.infer<typeof lotDossierSchema>> => {
  const { bureau, facilityId } = await findReadableRecord(rows, lot, person)
  return {
    facility: await facilityProfile(rows, platform, bureau, facilityId),
    entries: await entryAnswers(rows, bureau, await entriesOf(rows, bureau, facilityId)),
  }
}
