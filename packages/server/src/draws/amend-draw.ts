import { type Amendment, applyAmendments, lotLeafHash, runDraw } from '@mingqian/draw'
import { shanghaiDay } from '@mingqian/rules'
import { and, eq, inArray } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import { appendToLog } from '../log/index.ts'
import { recordAccess } from '../oversight/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { dispatchDay } from './dispatch-day.ts'
import { type DrawRow, type DrawState, lockDraw, readDraw } from './draw-row.ts'
import { commitmentOf, drawVault } from './draw-vault.ts'
import { readAmendments } from './read-amendments.ts'
import { drawAmendments, lots } from './tables.ts'

type LotAddress = { readonly bureau: string; readonly drawId: string; readonly index: number }
type LotRow = typeof lots.$inferSelect

const theLot = ({ bureau, drawId, index }: LotAddress) =>
  and(eq(lots.bureau, bureau), eq(lots.drawId, drawId), eq(lots.index, index))

/** A draw in one of some states and one of its lots, both locked. */
const lockStanding = async (
  rows: Rows,
  lot: LotAddress,
  ...states: readonly DrawState[]
): Promise<{ draw: DrawRow; row: LotRow }> => {
  const draw = await lockDraw(rows, lot.bureau, lot.drawId, ...states)
  const [row] = await rows.select().from(lots).where(theLot(lot)).for('update')
  if (!row) throw new Problem('not-found')
  return { draw, row }
}

const isOfTeam = (platform: Platform, draw: DrawRow, row: LotRow, inspectorId: string | null): boolean =>
  inspectorId !== null && row.members.includes(drawVault(platform, draw).memberKey(row.index, inspectorId))

/** Opens what was sealed with requests about a draw's lots, and seals more. */
export const drawWords = async (rows: Rows, platform: Platform, bureau: string, drawId: string) => {
  const { words, sealWords } = drawVault(platform, await readDraw(rows, bureau, drawId))
  return { words, sealWords }
}

/** Those of some lots that an inspector is on the team of. */
export const lotsOfTeam = async (
  rows: Rows,
  platform: Platform,
  { bureau, drawId, inspectorId }: { bureau: string; drawId: string; inspectorId: string },
  indexes: readonly number[],
): Promise<ReadonlySet<number>> => {
  const draw = await readDraw(rows, bureau, drawId)
  const found = await rows
    .select()
    .from(lots)
    .where(and(eq(lots.bureau, bureau), eq(lots.drawId, drawId), inArray(lots.index, [...indexes])))
  return new Set(found.flatMap(row => (isOfTeam(platform, draw, row, inspectorId) ? [row.index] : [])))
}

/**
 * Locks a draw and a lot that somebody asks to have replaced, and seals the words of the asking. An inspector may ask
 * for their own lot once it is dispatched, and is answered otherwise as if there were none; others by number. Nothing
 * of the lot is unsealed.
 * @throws Problem not-found, draw-state, lot-replaced
 */
export const sealAsking = async (
  rows: Rows,
  platform: Platform,
  { person, id, words, ...lot }: LotAddress & { person: Person; id: string; words: object },
): Promise<Uint8Array> => {
  const { draw, row } = await lockStanding(rows, lot, 'sealed')
  const vault = drawVault(platform, draw)
  if (person.role === 'inspector') {
    if (!isOfTeam(platform, draw, row, person.inspectorId)) throw new Problem('not-found')
    const day = dispatchDay(
      await calendarInForce(rows, lot.bureau),
      draw,
      vault.dispatch(row.index, row.dispatchSealed),
    ).day
    if (day > shanghaiDay(platform.clock.now())) throw new Problem('not-found')
  }
  if (row.replacedBy !== null) throw new Problem('lot-replaced')
  return vault.sealWords(id, words)
}

/**
 * What whoever decides on a replacement has to know: the lot as it stands, and the sealed words. That they saw it is on
 * record. What would come in its place is not told, and not computed.
 * @throws Problem not-found
 */
export const lotToReplace = async <Words>(
  rows: Rows,
  platform: Platform,
  {
    person,
    from,
    id,
    words,
    reason,
    ...address
  }: LotAddress & { person: Person; from: string; id: string; words: Uint8Array; reason: string },
) => {
  // A request that still waits when the draw is opened has to be refused then.
  const { draw, row } = await lockStanding(rows, address, 'sealed', 'opened')
  const vault = drawVault(platform, draw)
  await recordAccess(rows, platform, {
    bureau: address.bureau,
    person,
    from,
    action: 'view-lot',
    drawId: draw.id,
    indexes: [row.index],
    reason,
  })
  const { facility, team } = vault.lot(row.index, row.sealed)
  return {
    facility,
    team,
    opened: row.openedAt !== null,
    ofTeam: isOfTeam(platform, draw, row, person.inspectorId),
    words: vault.words<Words>(id, words),
  }
}

type AmendRequest = LotAddress & {
  readonly kind: 'facility' | 'inspector'
  /** The seat, for the kind `inspector`. */
  readonly role: string | null
  /** A code. It becomes public at once; words and names wait for the opening. */
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly approvedBy: string
}

/**
 * Replaces a lot by protocol (docs/protocol.md §5): every amendment of the draw is applied anew with this one at the
 * end, so that the substitute follows from the tickets and from nothing else. It is sealed like the drawn lots.
 * @returns the number of the lot that was made
 * @throws Problem not-found, draw-state, lot-replaced, no-reserve, no-substitute, bad-input for a seat that is not there
 */
export const amendDraw = async (rows: Rows, platform: Platform, request: AmendRequest): Promise<number> => {
  const { draw, row } = await lockStanding(rows, request, 'sealed')
  if (row.replacedBy !== null) throw new Problem('lot-replaced')
  if (draw.secretsSealed === null || draw.beaconValue === null)
    throw new Error(`draw ${draw.id} is not drawn`)
  const now = platform.clock.now()
  const vault = drawVault(platform, draw)
  const commitment = commitmentOf(draw)
  const { pool } = vault.pool(draw.poolSealed)
  const { amendments } = await readAmendments(rows, platform, draw)
  const amendment: Amendment = {
    ...(request.kind === 'facility'
      ? { kind: 'facility', index: row.index }
      : { kind: 'inspector', index: row.index, role: request.role ?? '' }),
    reason: request.reason,
    ...{
      askedBy: request.askedBy,
      askedAt: request.askedAt.toISOString(),
      approvedBy: request.approvedBy,
      approvedAt: now.toISOString(),
    },
  }
  const amended = applyAmendments(
    { commitment, pool, amendments: [...amendments, amendment] },
    runDraw({
      commitment,
      pool,
      secrets: vault.secrets(draw.secretsSealed),
      beacon: { ...commitment.beacon, value: draw.beaconValue },
    }),
  )
  if (!amended.ok) {
    if (amended.at < amendments.length) throw new Error(`draw ${draw.id}: its amendments do not hold`)
    if (amended.problem === 'no-reserve' || amended.problem === 'no-substitute')
      throw new Problem(amended.problem)
    throw new Problem('bad-input', {
      fields: [{ path: 'role', message: { zh: '检查组没有这个岗位', en: 'The team has no such seat' } }],
    })
  }
  const made = amended.amendedLots.at(-1)!
  const planned = vault.dispatch(row.index, row.dispatchSealed)
  await rows.insert(lots).values({
    bureau: row.bureau,
    drawId: row.drawId,
    index: made.index,
    sealed: vault.sealLot(made),
    // Whoever takes over goes on the day the lot had; where it has passed, at once.
    dispatchSealed: planned === null ? null : vault.sealDispatch(made.index, planned),
    members: made.team.map(({ inspector }) => vault.memberKey(made.index, inspector)).sort(),
    replaces: row.index,
  })
  await rows.update(lots).set({ replacedBy: made.index }).where(theLot(request))
  const logIndex = await appendToLog(rows, now, {
    kind: 'amendment',
    draw: draw.id,
    amendment: request.kind,
    replaces: row.index,
    index: made.index,
    leaf: lotLeafHash(commitment.suite, made),
    reason: request.reason,
  })
  await rows.insert(drawAmendments).values({
    bureau: row.bureau,
    drawId: row.drawId,
    index: made.index,
    replaces: row.index,
    kind: request.kind,
    reason: request.reason,
    at: now,
    logIndex,
    sealed: vault.sealAmendment(made.index, amendment),
  })
  return made.index
}
