import { and, count, eq, ne, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Person, Role } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import type { Accounts } from './accounts.ts'
import { account, session, user } from './tables.ts'

export type NewPerson = {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly inspectorId?: string | null | undefined
  readonly mailAddress?: string | null | undefined
  readonly password: string
}

export type PersonChange = {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly inspectorId?: string | null | undefined
  readonly disabled?: boolean | undefined
  readonly mailAddress?: string | null | undefined
}

const usernameKey = (username: string) => username.toLowerCase()

/**
 * An inspector's lots are seen through one account only: a second one could read them beside the inspector, unnoticed.
 * @throws Problem inspector-taken if another account that can sign in is this inspector's
 */
const claimInspector = async (rows: Rows, inspectorId: string, own: string | null): Promise<void> => {
  // Two claims at once: the second waits here and then finds the first.
  await rows.execute(sql`lock table ${user} in share row exclusive mode`)
  const holders = await rows
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.inspectorId, inspectorId), eq(user.disabled, false)))
  if (holders.some(({ id }) => id !== own)) throw new Problem('inspector-taken')
}

/**
 * Makes an account that can sign in at once, in the caller's transaction.
 * @throws Problem username-taken, inspector-taken
 */
export const addPerson = async (
  rows: Rows,
  platform: Platform,
  accounts: Accounts,
  person: NewPerson,
): Promise<string> => {
  const key = usernameKey(person.username)
  const [taken] = await rows.select({ id: user.id }).from(user).where(eq(user.username, key))
  if (taken) throw new Problem('username-taken')
  if (person.inspectorId) await claimInspector(rows, person.inspectorId, null)
  const id = freshId(platform.randomness)
  const now = platform.clock.now()
  await rows.insert(user).values({
    id,
    name: person.name,
    username: key,
    displayUsername: person.username,
    // better-auth wants an e-mail address; people here have user names.
    email: `${id}@accounts.invalid`.toLowerCase(),
    role: person.role,
    inspectorId: person.inspectorId ?? null,
    mailAddress: person.mailAddress ?? null,
    createdAt: now,
    updatedAt: now,
  })
  await rows.insert(account).values({
    id: freshId(platform.randomness),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: await accounts.hashPassword(person.password),
    createdAt: now,
    updatedAt: now,
  })
  return id
}

export const listPeople = async (rows: Rows) =>
  (await rows.select().from(user).orderBy(user.createdAt, user.id)).map(row => ({
    id: row.id,
    username: row.displayUsername ?? row.username ?? '',
    name: row.name,
    role: row.role as Role,
    inspectorId: row.inspectorId,
    disabled: row.disabled,
    mailAddress: row.mailAddress,
    createdAt: row.createdAt.toISOString(),
  }))

/** Somebody who can sign in, and where mail for them goes: nowhere if they don't want any. */
export type ActivePerson = Omit<Person, 'username'> & { readonly mailTo: string | null }

/** Everybody who can sign in. */
export const activePeople = async (rows: Rows): Promise<readonly ActivePerson[]> =>
  (await rows.select().from(user).where(eq(user.disabled, false)).orderBy(user.id)).map(row => ({
    id: row.id,
    name: row.name,
    role: row.role as Role,
    inspectorId: row.inspectorId,
    mailTo: row.wantsMail ? row.mailAddress : null,
  }))

/** The user names of the people who are inspectors, by inspector. */
export const usernamesOfInspectors = async (rows: Rows): Promise<ReadonlyMap<string, string>> => {
  const people = await listPeople(rows)
  return new Map(
    people.flatMap(person => (person.inspectorId ? [[person.inspectorId, person.username]] : [])),
  )
}

/** @throws Problem not-found; inspector-taken; last-administrator when nobody could administer any more */
export const changePerson = async (platform: Platform, id: string, change: PersonChange): Promise<void> =>
  platform.database.transaction(async rows => {
    const [row] = await rows.select().from(user).where(eq(user.id, id)).for('update')
    if (!row) throw new Problem('not-found')
    const leaves =
      row.role === 'sysadmin' && (change.disabled === true || (change.role ?? 'sysadmin') !== 'sysadmin')
    if (leaves) {
      const [others] = await rows
        .select({ n: count() })
        .from(user)
        .where(and(eq(user.role, 'sysadmin'), eq(user.disabled, false), ne(user.id, id)))
      if (!others || others.n === 0) throw new Problem('last-administrator')
    }
    const inspectorId = change.inspectorId === undefined ? row.inspectorId : change.inspectorId
    const enabled = !(change.disabled ?? row.disabled)
    if (enabled && inspectorId) await claimInspector(rows, inspectorId, id)
    await rows
      .update(user)
      .set({
        ...(change.name !== undefined ? { name: change.name } : {}),
        ...(change.role !== undefined ? { role: change.role } : {}),
        ...(change.inspectorId !== undefined ? { inspectorId: change.inspectorId } : {}),
        ...(change.disabled !== undefined ? { disabled: change.disabled } : {}),
        ...(change.mailAddress !== undefined ? { mailAddress: change.mailAddress } : {}),
        updatedAt: platform.clock.now(),
      })
      .where(eq(user.id, id))
    // What somebody may do changes at once, not when their session ends.
    if (change.disabled || change.role !== undefined) await rows.delete(session).where(eq(session.userId, id))
  })

/** Sets a new password and ends the person's sessions. @throws Problem not-found */
export const setPassword = async (
  platform: Platform,
  accounts: Accounts,
  id: string,
  password: string,
): Promise<void> => {
  const hash = await accounts.hashPassword(password)
  await platform.database.transaction(async rows => {
    const changed = await rows
      .update(account)
      .set({ password: hash, updatedAt: platform.clock.now() })
      .where(and(eq(account.userId, id), eq(account.providerId, 'credential')))
      .returning({ id: account.id })
    if (changed.length === 0) throw new Problem('not-found')
    await rows.delete(session).where(eq(session.userId, id))
  })
}
