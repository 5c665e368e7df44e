import { type Period, periodRange, type RuleSet, shanghaiDay } from '@mingqian/rules'
import { and, eq, inArray } from 'drizzle-orm'
import { type TeamLot, teamLots } from '../draws/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByIds, facilityContact } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { StoredRecord } from './find-record.ts'
import { records } from './tables.ts'
import { describeTeam, roleTitle } from './team.ts'
import { deadlineBasis, visitDeadlines } from './visit-deadlines.ts'

const classTitle = (ruleSet: RuleSet, id: string) =>
  ruleSet.classes.find(one => one.id === id)?.label ?? { zh: id, en: id }

const byLot = (lot: { readonly drawId: string; readonly index: number }) => `${lot.drawId}/${lot.index}`

const recordsOf = async (
  rows: Rows,
  bureau: string,
  lots: readonly TeamLot[],
): Promise<Map<string, StoredRecord>> => {
  const drawIds = [...new Set(lots.map(lot => lot.drawId))]
  if (drawIds.length === 0) return new Map()
  const found = await rows
    .select()
    .from(records)
    .where(and(eq(records.bureau, bureau), inArray(records.drawId, drawIds)))
  return new Map(found.map(record => [byLot(record), record]))
}

/** The lots an inspector is sent to: those whose dispatch day has come. Seeing an unopened one is recorded. */
export const myLots = async (
  rows: Rows,
  platform: Platform,
  request: { readonly bureau: string; readonly person: Person; readonly from: string },
) => {
  const { bureau } = request
  const today = shanghaiDay(platform.clock.now())
  const ruleSet = await ruleSetInForce(rows, bureau, today)
  const lots = await teamLots(rows, platform, request)
  const visits = await recordsOf(rows, bureau, lots)
  const register = await facilitiesByIds(
    rows,
    bureau,
    lots.map(lot => lot.facilityId),
  )
  const basis = await deadlineBasis(rows, bureau, platform.clock.now())
  const answer = []
  for (const lot of lots) {
    const visit = visits.get(byLot(lot))
    const facility = register.get(lot.facilityId)
    const due = visit && visitDeadlines(basis, visit).record
    const unsigned = visit && (visit.state === 'opened' || visit.state === 'draft')
    answer.push({
      drawId: lot.drawId,
      index: lot.index,
      drawTitle: lot.drawTitle,
      role: lot.role,
      roleTitle: roleTitle(ruleSet, lot.role),
      facility: {
        id: lot.facilityId,
        name: facility?.name ?? lot.facilityId,
        creditCode: facility?.creditCode ?? '',
        class: facility?.class ?? '',
        classTitle: classTitle(ruleSet, facility?.class ?? ''),
        area: facility?.area ?? '',
        address: facility?.address ?? '',
        ...(await facilityContact(platform, rows, bureau, lot.facilityId)),
      },
      team: await describeTeam(rows, ruleSet, { bureau, team: lot.team }),
      dispatchOn: lot.dispatchOn,
      dispatchProvisional: lot.dispatchProvisional,
      periodEnds: periodRange(lot.period as Period).to,
      state: visit && visit.state !== 'replaced' ? visit.state : ('dispatched' as const),
      openedAt: lot.opened?.openedAt.toISOString() ?? null,
      recordDueOn: due?.day ?? null,
      recordDueProvisional: due?.provisional ?? false,
      workingDaysLeft: unsigned && due ? due.workingDaysLeft : null,
      leafHash: lot.opened?.leafHash ?? null,
    })
  }
  return answer
}
