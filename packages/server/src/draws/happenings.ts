import { parsePeriod, periodTitle } from '@mingqian/rules'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { type Happening, type HappeningSource, happeningsPage } from '../platform/happenings.ts'
import type { Platform } from '../platform/platform.ts'
import type { DrawRow } from './draw-row.ts'
import { resultOf } from './draw-vault.ts'
import { readAmendments } from './read-amendments.ts'
import { draws, lots } from './tables.ts'

const drawn = (draw: DrawRow, index: number, replacedBy: number | null): Happening => {
  const period = parsePeriod(draw.period)
  const title = period ? periodTitle(period) : { zh: draw.period, en: draw.period }
  return {
    id: `${draw.id}/${String(index).padStart(7, '0')}`,
    kind: 'draw',
    at: draw.sealedAt ?? draw.createdAt,
    day: null,
    title: { zh: `${title.zh}双随机摇号抽中`, en: `Drawn for ${title.en}` },
    facts: [
      { label: { zh: '签号', en: 'Lot' }, value: { zh: `第${index + 1}号`, en: `No. ${index + 1}` } },
      ...(replacedBy === null
        ? []
        : [
            {
              label: { zh: '更换', en: 'Replaced' },
              value: {
                zh: `已由第${replacedBy + 1}号签替换，未检查`,
                en: `By lot ${replacedBy + 1}; not visited`,
              },
            },
          ]),
    ],
    changes: [],
    by: null,
    link: { to: 'draw', id: draw.id },
  }
}

/** Indexes of a facility's lots in a draw that is opened as a whole: only then is its list looked into. */
const lotsInOpened = async (rows: Rows, platform: Platform, draw: DrawRow, facilityId: string) => {
  const { amendedLots } = await readAmendments(rows, platform, draw)
  return [...resultOf(platform, draw).lots, ...amendedLots]
    .filter(lot => lot.facility === facilityId)
    .map(({ index }) => ({
      index,
      replacedBy: amendedLots.find(({ replaces }) => replaces === index)?.index ?? null,
    }))
}

const drawnLots = async (rows: Rows, platform: Platform, bureau: string, facilityId: string) => {
  // A lot's row names its facility only once the lot is opened on site.
  const opened = await rows
    .select({ draw: draws, index: lots.index, replacedBy: lots.replacedBy })
    .from(lots)
    .innerJoin(draws, and(eq(draws.bureau, lots.bureau), eq(draws.id, lots.drawId)))
    .where(and(eq(lots.bureau, bureau), eq(lots.facilityId, facilityId), isNotNull(lots.openedAt)))
  const whole = await rows
    .select()
    .from(draws)
    .where(and(eq(draws.bureau, bureau), eq(draws.state, 'opened')))
  const byId = new Map<string, Happening>()
  for (const { draw, index, replacedBy } of opened)
    byId.set(`${draw.id}/${index}`, drawn(draw, index, replacedBy))
  for (const draw of whole)
    for (const { index, replacedBy } of await lotsInOpened(rows, platform, draw, facilityId))
      byId.set(`${draw.id}/${index}`, drawn(draw, index, replacedBy))
  return [...byId.values()]
}

/** The draws in which a facility was drawn, as far as that may be known: its lot or the whole draw is opened. */
export const drawHappenings: HappeningSource = {
  id: 'draw',
  kinds: ['draw'],
  read: async (rows, platform, query) =>
    happeningsPage(await drawnLots(rows, platform, query.bureau, query.facilityId), query),
}
