import { createHash } from 'node:crypto'
import { and, count, eq, isNull } from 'drizzle-orm'
import { addWitness, changeWitness, drawWitnesses, serverWitness } from '../draws/index.ts'
import { activePeople } from '../identity/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { lockFrozen } from './lock-frozen.ts'

type Invited =
  | { readonly personId: string; readonly organisation?: string | undefined }
  | { readonly name: string; readonly organisation: string }

export type InviteRequest = {
  readonly bureau: string
  readonly drawId: string
  readonly by: Pick<Person, 'name'>
  readonly invited: Invited
}

const tokenBytes = 32
const daysValid = 7

/** Of a link's token only this is kept. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const invitedPerson = async (rows: Rows, personId: string): Promise<{ readonly name: string }> => {
  const person = (await activePeople(rows)).find(({ id }) => id === personId)
  if (!person) throw new Problem('not-found')
  return person
}

/**
 * Invites a witness to a frozen draw.
 * @returns the token of the link for somebody without an account, told this once; null for somebody with one
 * @throws Problem not-found, witness-too-late, witness-name-taken
 */
export const inviteWitness = async (platform: Platform, request: InviteRequest): Promise<string | null> =>
  platform.database.transaction(async rows => {
    const draw = await lockFrozen(rows, request.bureau, request.drawId)
    const { invited } = request
    const withAccount = 'personId' in invited
    const { name } = withAccount ? await invitedPerson(rows, invited.personId) : invited
    const ofDraw = and(eq(drawWitnesses.bureau, draw.bureau), eq(drawWitnesses.drawId, draw.id))
    const taken = await rows
      .select({ name: drawWitnesses.name })
      .from(drawWitnesses)
      .where(and(ofDraw, isNull(drawWitnesses.withdrawnAt)))
    if ([serverWitness, ...taken.map(each => each.name)].includes(name))
      throw new Problem('witness-name-taken')
    const [before] = await rows.select({ n: count() }).from(drawWitnesses).where(ofDraw)
    const token = withAccount
      ? null
      : Buffer.from(platform.randomness.bytes(tokenBytes)).toString('base64url')
    const now = platform.clock.now()
    await addWitness(rows, {
      bureau: draw.bureau,
      drawId: draw.id,
      id: freshId(platform.randomness),
      position: before?.n ?? 0,
      name,
      organisation: invited.organisation || null,
      personId: withAccount ? invited.personId : null,
      tokenHash: token && tokenHash(token),
      invitedAt: now,
      invitedBy: request.by.name,
      expiresAt: new Date(now.getTime() + daysValid * 86_400_000),
    })
    return token
  })

/**
 * Withdraws an invitation before the commit. A lodged secret stays: its receipt says that it is part of this draw, and
 * the office must not choose among secrets. Only a pool frozen anew is rid of it.
 * @throws Problem not-found, witness-too-late, witness-stays
 */
export const withdrawWitness = async (
  platform: Platform,
  request: Omit<InviteRequest, 'invited'> & { readonly witnessId: string },
): Promise<void> =>
  platform.database.transaction(async rows => {
    const draw = await lockFrozen(rows, request.bureau, request.drawId)
    const theWitness = and(
      eq(drawWitnesses.bureau, draw.bureau),
      eq(drawWitnesses.drawId, draw.id),
      eq(drawWitnesses.id, request.witnessId),
    )
    const [row] = await rows.select().from(drawWitnesses).where(theWitness)
    if (!row || row.withdrawnAt !== null) throw new Problem('not-found')
    if (row.lodgedAt !== null) throw new Problem('witness-stays')
    await changeWitness(rows, row, { withdrawnAt: platform.clock.now(), withdrawnBy: request.by.name })
  })
