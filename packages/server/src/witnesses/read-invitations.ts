import { parsePeriod, periodRange } from '@mingqian/rules'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type DrawView, drawView, drawWitnesses, readDraw, type WitnessRow } from '../draws/index.ts'
import { logSigner } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { tokenHash } from './invite.ts'
import { receiptNote } from './receipt-note.ts'

type WitnessState = 'invited' | 'expired' | 'lodged' | 'withdrawn'

const witnessState = (row: WitnessRow, now: Date): WitnessState => {
  if (row.withdrawnAt !== null) return 'withdrawn'
  if (row.lodgedAt !== null) return 'lodged'
  return row.expiresAt.getTime() <= now.getTime() ? 'expired' : 'invited'
}

/** The witnesses of a draw as the office sees them: who has lodged and when, never what. @throws Problem not-found */
export const readWitnesses = async (rows: Rows, platform: Platform, bureau: string, drawId: string) => {
  const draw = await readDraw(rows, bureau, drawId)
  const found = await rows
    .select()
    .from(drawWitnesses)
    .where(and(eq(drawWitnesses.bureau, draw.bureau), eq(drawWitnesses.drawId, draw.id)))
    .orderBy(asc(drawWitnesses.position))
  return found.map(row => ({
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    by: row.personId === null ? ('link' as const) : ('account' as const),
    state: witnessState(row, platform.clock.now()),
    invitedAt: row.invitedAt.toISOString(),
    invitedBy: row.invitedBy,
    expiresAt: row.expiresAt.toISOString(),
    lodgedAt: row.lodgedAt?.toISOString() ?? null,
    commitment: row.commitment,
  }))
}

/** How a witness shows that an invitation is theirs. */
export type Claim = { readonly token: string } | { readonly person: Person; readonly id: string }

/** @throws Problem witness-link-unknown, or not-found for somebody else's invitation */
export const claimInvitation = async (rows: Rows, claim: Claim): Promise<WitnessRow> => {
  const byToken = 'token' in claim
  const [row] = await rows
    .select()
    .from(drawWitnesses)
    .where(
      byToken
        ? eq(drawWitnesses.tokenHash, tokenHash(claim.token))
        : and(eq(drawWitnesses.id, claim.id), eq(drawWitnesses.personId, claim.person.id)),
    )
  if (!row) throw new Problem(byToken ? 'witness-link-unknown' : 'not-found')
  return row
}

/** The signed receipt of a lodged secret; null before. Ed25519 is deterministic, so it is the same each time. */
const receiptOf = async (
  rows: Rows,
  platform: Platform,
  row: WitnessRow,
  draw: Pick<DrawView, 'id' | 'createdAt' | 'pool' | 'suite'>,
): Promise<string | null> => {
  if (row.lodgedAt === null || row.commitment === null) return null
  return receiptNote(await logSigner(rows, platform), {
    draw: draw.id,
    frozenAt: new Date(draw.createdAt),
    poolRoot: draw.pool.root,
    suite: draw.suite,
    witness: row.name,
    commitment: row.commitment,
    lodgedAt: row.lodgedAt,
  })
}

const rangeOf = (written: string) => {
  const period = parsePeriod(written)
  if (!period) throw new Error(`${written} is no period`)
  return periodRange(period)
}

/** An invitation as its witness sees it: which draw, frozen how, and nothing that names anybody in the pool. */
export const describeInvitation = async (rows: Rows, platform: Platform, row: WitnessRow) => {
  const draw = await drawView(rows, row.bureau, row.drawId)
  return {
    id: row.id,
    witness: row.name,
    organisation: row.organisation,
    state: witnessState(row, platform.clock.now()),
    expiresAt: row.expiresAt.toISOString(),
    lodgedAt: row.lodgedAt?.toISOString() ?? null,
    commitment: row.commitment,
    receipt: await receiptOf(rows, platform, row, draw),
    draw: {
      id: draw.id,
      title: draw.title,
      range: rangeOf(draw.period),
      state: draw.state,
      suite: draw.suite,
      frozenAt: draw.createdAt,
      poolRoot: draw.pool.root,
      facilities: draw.pool.facilities,
      inspectors: draw.pool.inspectors,
    },
  }
}

/** What waits for a person with an account: invitations to draws that are still frozen. */
export const ownInvitations = async (rows: Rows, platform: Platform, person: Person) => {
  const found = await rows
    .select()
    .from(drawWitnesses)
    .where(and(eq(drawWitnesses.personId, person.id), isNull(drawWitnesses.withdrawnAt)))
    .orderBy(asc(drawWitnesses.invitedAt))
  const described = await Promise.all(found.map(row => describeInvitation(rows, platform, row)))
  return described.filter(({ draw }) => draw.state === 'frozen')
}
