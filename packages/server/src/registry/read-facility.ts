import { z } from '@hono/zod-openapi'
import { ballsFor, shanghaiDay } from '@mingqian/rules'
import { and, eq } from 'drizzle-orm'
import { changesByRevision } from '../changes/index.ts'
import { entriesBehind, entriesOf } from '../dossiers/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { instantSchema } from '../platform/schemas.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { facilityAnswer } from './answers.ts'
import { maskedIdentityNumber } from './identity-number.ts'
import { maskedPhone } from './phone.ts'
import { facilitiesOnDay } from './read-facilities.ts'
import { facilitySchema } from './schemas.ts'
import { facilities } from './tables.ts'

const sourceSchema = z.object({ id: z.string(), kind: z.string() })

export const facilityProfileSchema = facilitySchema.extend({
  legalPersonId: z.string().nullable().openapi({ description: 'Masked' }),
  ballReasons: z.array(
    z.object({
      id: z.string(),
      balls: z.number().int(),
      zh: z.string(),
      en: z.string(),
      /** The entries of the dossier that the reason comes from. */
      entries: z.array(sourceSchema),
    }),
  ),
  /** The most balls that a facility can have under the rules in force. */
  mostBalls: z.number().int(),
  /** Who wrote it as it is, and when. */
  changed: z.object({ at: instantSchema, by: z.string() }),
})

export type FacilityProfile = z.infer<typeof facilityProfileSchema>

/** A facility with all that its dossier's first page shows, personal data masked. @throws Problem not-found */
export const facilityProfile = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  id: string,
): Promise<FacilityProfile> => {
  const today = shanghaiDay(platform.clock.now())
  const [row] = await rows
    .select()
    .from(facilities)
    .where(and(eq(facilities.bureau, bureau), eq(facilities.id, id)))
  if (!row) throw new Problem('not-found')
  const [facility] = await facilitiesOnDay(rows, bureau, today, [row], [id])
  if (!facility) throw new Problem('not-found')
  const ruleSet = await ruleSetInForce(rows, bureau, today)
  const phone = maskedPhone(platform.vault, { kind: 'facility', bureau, id }, row.phoneSealed)
  // As the facts are reckoned: in the order of the days.
  const entries = (await entriesOf(rows, bureau, id)).toReversed()
  const { reasons } = ballsFor(ruleSet, facility.ballFacts, today)
  const written = (await changesByRevision(rows, bureau, [row.revision])).get(row.revision)
  return {
    ...facilityAnswer({ facility, phone }, ruleSet, today),
    legalPersonId: maskedIdentityNumber(platform.vault, { bureau, id }, row.legalPersonIdSealed),
    ballReasons: reasons.map(({ id: reason, balls, zh, en, from }) => ({
      id: reason,
      balls,
      zh,
      en,
      entries: entriesBehind(from, entries, today).map(entry => ({ id: entry.id, kind: entry.kind })),
    })),
    mostBalls: ruleSet.balls.cap,
    changed: { at: (written?.at ?? row.createdAt).toISOString(), by: written?.by ?? '' },
  }
}
