import { and, eq } from 'drizzle-orm'
import { amendDraw, drawWords, lotToReplace } from '../draws/index.ts'
import { replaceVisit } from '../inspections/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import type { AskedWords } from './reasons.ts'
import { amendmentRequests } from './tables.ts'

type Decider = { readonly bureau: string; readonly person: Person; readonly from: string }

const lockRequest = async (rows: Rows, bureau: string, id: string) => {
  const [row] = await rows
    .select()
    .from(amendmentRequests)
    .where(and(eq(amendmentRequests.bureau, bureau), eq(amendmentRequests.id, id)))
    .for('update')
  if (!row) throw new Problem('not-found')
  return row
}

type Row = Awaited<ReturnType<typeof lockRequest>>

/** The lot of a request as it stands, on record as seen by the decider. */
const seen = (rows: Rows, platform: Platform, decider: Decider, row: Row, reason: string) =>
  lotToReplace<AskedWords>(rows, platform, {
    ...decider,
    drawId: row.drawId,
    index: row.index,
    id: row.id,
    words: row.wordsSealed,
    reason,
  })

/**
 * What the director decides on: which facility and team the lot has, who asks and on what evidence. The look is on
 * record. Who would come next is not shown: nobody may choose by it.
 * @throws Problem not-found, amendment-decided
 */
export const viewRequest = async (rows: Rows, platform: Platform, decider: Decider, id: string) => {
  const row = await lockRequest(rows, decider.bureau, id)
  if (row.state !== 'waiting') throw new Problem('amendment-decided')
  const lot = await seen(rows, platform, decider, row, '审批换签申请')
  const facility = (await facilitiesByIds(rows, decider.bureau, [lot.facility])).get(lot.facility)
  const people = await inspectorsByIds(
    rows,
    decider.bureau,
    lot.team.map(({ inspector }) => inspector),
  )
  return {
    facility: {
      id: lot.facility,
      name: facility?.name ?? lot.facility,
      address: facility?.address ?? '',
    },
    team: lot.team.map(({ role, inspector }) => ({
      role,
      inspector: { id: inspector, name: people.get(inspector)?.name ?? inspector },
    })),
    opened: lot.opened,
    evidence: lot.words.evidence,
    askedBy: lot.words.by,
    /** Whether this person may decide at all. */
    party: lot.words.byId === decider.person.id || lot.ofTeam,
  }
}

/**
 * A director who neither asked nor is of the lot's team approves or refuses. On approval the protocol replaces the lot;
 * whoever decides chooses nothing.
 * @returns the number of the lot that was made; null when refused
 * @throws Problem not-found, amendment-decided, amendment-party; on approval also draw-state once the draw is opened,
 *   lot-replaced, record-signed, no-reserve, no-substitute: then the request still waits
 */
export const decideAmendment = async (
  rows: Rows,
  platform: Platform,
  { id, approved, note, ...decider }: Decider & { id: string; approved: boolean; note: string },
): Promise<number | null> => {
  const { bureau, person } = decider
  const row = await lockRequest(rows, bureau, id)
  if (row.state !== 'waiting') throw new Problem('amendment-decided')
  const lot = await seen(rows, platform, decider, row, approved ? '批准换签' : '不予批准换签')
  if (lot.words.byId === person.id || lot.ofTeam) throw new Problem('amendment-party')
  const now = platform.clock.now()
  const address = { bureau, drawId: row.drawId, index: row.index }
  let madeIndex: number | null = null
  if (approved) {
    await replaceVisit(rows, address, now)
    madeIndex = await amendDraw(rows, platform, {
      ...address,
      kind: row.kind,
      role: row.role,
      reason: row.reason,
      askedBy: lot.words.by,
      askedAt: row.askedAt,
      approvedBy: person.name,
    })
  }
  const { sealWords } = await drawWords(rows, platform, bureau, row.drawId)
  await rows
    .update(amendmentRequests)
    .set({
      state: approved ? 'approved' : 'refused',
      decidedAt: now,
      decidedById: person.id,
      decidedBy: person.name,
      noteSealed: sealWords(`${id}/note`, { note }),
      madeIndex,
    })
    .where(and(eq(amendmentRequests.bureau, bureau), eq(amendmentRequests.id, id)))
  return madeIndex
}
