import { shanghaiDay } from '@mingqian/rules'
import { openLot } from '../draws/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { LotAddress } from './find-record.ts'
import { emptyRecordBody } from './record-body.ts'
import { records } from './tables.ts'
import { describeTeam } from './team.ts'
import { type VisitedFacility, visitSearch } from './visit.ts'

/**
 * Opens a lot on arrival and makes the empty record of its visit.
 * Asked again, it answers the same.
 * @returns the lot's leaf hash, by which the public page about it is found
 * @throws Problem not-found for whoever is not of the team, and before the dispatch day
 */
export const openVisit = async (
  rows: Rows,
  platform: Platform,
  request: LotAddress & { readonly person: Person; readonly from: string },
): Promise<string> => {
  const { lot } = await openLot(rows, platform, request)
  const ruleSet = await ruleSetInForce(rows, lot.bureau, shanghaiDay(lot.openedAt))
  const facility = (await facilitiesByIds(rows, lot.bureau, [lot.facilityId])).get(lot.facilityId)
  const visited: VisitedFacility = {
    id: lot.facilityId,
    name: facility?.name ?? lot.facilityId,
    creditCode: facility?.creditCode ?? '',
    class: facility?.class ?? '',
    area: facility?.area ?? '',
    address: facility?.address ?? '',
  }
  await rows
    .insert(records)
    .values({
      bureau: lot.bureau,
      drawId: lot.drawId,
      index: lot.index,
      leafHash: lot.leafHash,
      facilityId: lot.facilityId,
      facility: visited,
      ...visitSearch(visited),
      team: await describeTeam(rows, ruleSet, lot),
      state: 'opened',
      revision: 0,
      body: emptyRecordBody,
      openedAt: lot.openedAt,
      updatedAt: platform.clock.now(),
    })
    .onConflictDoNothing()
  return lot.leafHash
}
