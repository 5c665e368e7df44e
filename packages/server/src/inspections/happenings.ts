import { shanghaiDay } from '@mingqian/rules'
import { and, eq, sql } from 'drizzle-orm'
import { type Happening, type HappeningSource, liesBefore, newestFirst } from '../platform/happenings.ts'
import type { StoredRecord } from './find-record.ts'
import { records } from './tables.ts'

const plain = (text: string) => ({ zh: text, en: text })

const visitHappening = (record: StoredRecord): Happening => {
  // What a draft says is not told.
  const signed = record.state === 'signed' || record.state === 'published'
  const { demands, demandsDueOn } = record.body
  return {
    id: `${record.drawId}/${String(record.index).padStart(7, '0')}`,
    kind: 'visit',
    at: record.openedAt,
    day: null,
    title: signed
      ? record.violation
        ? { zh: '双随机现场检查，发现违法行为', en: 'Inspection by lot: violations found' }
        : { zh: '双随机现场检查，未发现违法行为', en: 'Inspection by lot: no violation found' }
      : record.state === 'replaced'
        ? { zh: '双随机开签，未检查，已按程序换签', en: 'Lot opened but not inspected: replaced by protocol' }
        : { zh: '双随机现场检查，记录尚未签字', en: 'Inspection by lot: record not signed yet' },
    facts: [
      {
        label: { zh: '检查人员', en: 'Team' },
        value: plain(record.team.map(({ name }) => name).join('、')),
      },
      ...(record.signedAt
        ? [{ label: { zh: '记录签字', en: 'Signed' }, value: plain(shanghaiDay(record.signedAt)) }]
        : []),
      ...(record.publishedAt
        ? [{ label: { zh: '结果公示', en: 'Published' }, value: plain(shanghaiDay(record.publishedAt)) }]
        : []),
      ...(signed && demands
        ? [
            {
              label: { zh: '现场要求', en: 'Demands' },
              value: demandsDueOn
                ? { zh: `${demands}（${demandsDueOn}前）`, en: `${demands} (by ${demandsDueOn})` }
                : plain(demands),
            },
          ]
        : []),
    ],
    changes: [],
    by: null,
    link: signed ? { to: 'visit', drawId: record.drawId, index: record.index } : null,
  }
}

const at = sql`${records.openedAt}`
const id = sql`(${records.drawId} || '/' || lpad(${records.index}::text, 7, '0'))`

/** The random visits of a facility, from the opening of their lots on. */
export const visitHappenings: HappeningSource = {
  id: 'visit',
  kinds: ['visit'],
  read: async (rows, _platform, { bureau, facilityId, before, limit }) =>
    (
      await rows
        .select()
        .from(records)
        .where(
          and(eq(records.bureau, bureau), eq(records.facilityId, facilityId), liesBefore(before, at, id)),
        )
        .orderBy(newestFirst(at, id))
        .limit(limit)
    ).map(visitHappening),
}
