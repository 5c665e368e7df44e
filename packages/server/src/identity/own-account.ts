import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person, Role } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { user } from './tables.ts'

/** How a person wants to be told of what is due. */
export type Reach = {
  readonly mailAddress: string | null
  readonly wantsMail: boolean
  /** Whether there is an address of a calendar feed; the address itself is not kept. */
  readonly hasFeed: boolean
}

/** @throws Problem not-found */
export const readReach = async (rows: Rows, personId: string): Promise<Reach> => {
  const [row] = await rows.select().from(user).where(eq(user.id, personId))
  if (!row) throw new Problem('not-found')
  return { mailAddress: row.mailAddress, wantsMail: row.wantsMail, hasFeed: row.feedHash !== null }
}

export const changeReach = async (
  rows: Rows,
  personId: string,
  change: { readonly mailAddress?: string | null | undefined; readonly wantsMail?: boolean | undefined },
): Promise<void> => {
  const set = {
    ...(change.mailAddress !== undefined ? { mailAddress: change.mailAddress } : {}),
    ...(change.wantsMail !== undefined ? { wantsMail: change.wantsMail } : {}),
  }
  if (Object.keys(set).length > 0) await rows.update(user).set(set).where(eq(user.id, personId))
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const tokenBytes = 32

/**
 * A new address for a person's calendar feed; the old one is dead from then on.
 * @returns the token, 256 random bits, of which only the hash is kept
 */
export const renewFeed = async (rows: Rows, platform: Platform, personId: string): Promise<string> => {
  const token = Buffer.from(platform.randomness.bytes(tokenBytes)).toString('base64url')
  await rows
    .update(user)
    .set({ feedHash: hashOf(token) })
    .where(eq(user.id, personId))
  return token
}

export const endFeed = async (rows: Rows, personId: string): Promise<void> => {
  await rows.update(user).set({ feedHash: null }).where(eq(user.id, personId))
}

/** Whose feed a token is the key to; nobody's once the account is disabled. */
export const personOfFeed = async (rows: Rows, token: string): Promise<Person | null> => {
  const [row] = await rows
    .select()
    .from(user)
    .where(and(eq(user.feedHash, hashOf(token)), eq(user.disabled, false)))
  return row
    ? {
        id: row.id,
        username: row.username ?? '',
        name: row.name,
        role: row.role as Role,
        inspectorId: row.inspectorId,
      }
    : null
}
