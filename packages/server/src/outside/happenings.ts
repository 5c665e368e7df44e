import { and, eq, sql } from 'drizzle-orm'
import {
  type Happening,
  type HappeningSource,
  liesBefore,
  newestFirst,
  startOfDay,
  startOfDayColumn,
} from '../platform/happenings.ts'
import { kindTitles } from './matter.ts'
import { outsideVisits } from './tables.ts'
import type { OutsideVisit } from './visit-row.ts'

const plain = (text: string) => ({ zh: text, en: text })

const visitHappening = (visit: OutsideVisit): Happening => {
  const kind = kindTitles[visit.kind]
  return {
    id: visit.id,
    kind: 'outside-visit',
    at: startOfDay(visit.visitedOn),
    day: visit.visitedOn,
    title: visit.withdrawnAt
      ? { zh: `${kind.zh}（登记已撤销）`, en: `${kind.en} (withdrawn)` }
      : visit.violation
        ? { zh: `${kind.zh}，发现违法行为`, en: `${kind.en}: violations found` }
        : kind,
    facts: [
      { label: { zh: '名称或文号', en: 'Reference' }, value: plain(visit.reference) },
      {
        label: { zh: '检查人员', en: 'Team' },
        value: plain(visit.team.map(({ name }) => name).join('、')),
      },
      { label: { zh: '检查情况', en: 'Findings' }, value: plain(visit.findings) },
    ],
    changes: [],
    by: visit.registeredBy,
    link: { to: 'outside-visit', id: visit.id },
  }
}

const at = startOfDayColumn(sql`${outsideVisits.visitedOn}`)
const id = sql`${outsideVisits.id}`

/** Visits of a facility outside the random regime, by their day. */
export const outsideVisitHappenings: HappeningSource = {
  id: 'outside-visit',
  kinds: ['outside-visit'],
  read: async (rows, _platform, { bureau, facilityId, before, limit }) =>
    (
      await rows
        .select()
        .from(outsideVisits)
        .where(
          and(
            eq(outsideVisits.bureau, bureau),
            eq(outsideVisits.facilityId, facilityId),
            liesBefore(before, at, id),
          ),
        )
        .orderBy(newestFirst(at, id))
        .limit(limit)
    ).map(visitHappening),
}
