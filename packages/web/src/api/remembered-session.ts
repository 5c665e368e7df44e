import type { Session } from './types.ts'

const key = 'field-session'
// As long as a sign-in lasts on the server.
const lifetimeMs = 7 * 86_400_000

/** Remembers an inspector's session on this device, so that the field opens without a signal; nobody else's. */
export const rememberSession = (session: Session): void => {
  if (session.user?.role !== 'inspector') localStorage.removeItem(key)
  else
    localStorage.setItem(key, JSON.stringify({ session: { ...session, demoAccounts: [] }, at: Date.now() }))
}

/** The session of the inspector who was last signed in here, for as long as the server would keep it. */
export const rememberedSession = (): Session | null => {
  const stored = localStorage.getItem(key)
  if (!stored) return null
  const { session, at } = JSON.parse(stored) as { session: Session; at: number }
  return Date.now() - at < lifetimeMs ? session : null
}
