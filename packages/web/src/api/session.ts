import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import { api, read, send } from './client.ts'
import { problemOf } from './problem.ts'
import { rememberedSession, rememberSession } from './remembered-session.ts'
import type { Role, Session, SignedInUser } from './types.ts'

/** Milliseconds by which the server's clock is ahead of this device's; the demo clock may be weeks ahead. */
let clockAhead = Number(localStorage.getItem('clock-ahead') ?? 0)

// At the edge of a signal an answer takes minutes; a person whom this device remembers need not wait for it.
const patienceMs = 5_000

const askSession = async (init: RequestInit): Promise<Session> => {
  const session = await read(api.session.$get(undefined, { init }))
  clockAhead = Date.parse(session.now) - Date.now()
  localStorage.setItem('clock-ahead', String(clockAhead))
  rememberSession(session)
  return session
}

const loadSession = async (): Promise<Session> => {
  const remembered = rememberedSession()
  if (!remembered) return askSession({})
  try {
    return await askSession({ signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    if (problemOf(error).code !== 'offline') throw error
    return { ...remembered, now: serverNow().toISOString() }
  }
}

/** The instant by the server's clock, also while there is no connection. */
export const serverNow = (): Date => new Date(Date.now() + clockAhead)

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: loadSession,
  staleTime: 30_000,
  refetchInterval: 60_000,
})

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/**
 * The person at the screen; only for pages behind the sign-in. It comes from the guard of those pages, so that
 * it does not vanish under a page between the end of a session and the way to the sign-in.
 */
export const useUser = (): SignedInUser => {
  const { user } = useRouteContext({ strict: false })
  if (!user) throw new Error('no one is signed in')
  return user
}

export const useMay = (...roles: readonly Role[]): boolean => roles.includes(useUser().role)

export const useSignIn = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      // better-auth's own routes are not among the typed ones.
      send('/api/auth/sign-in/username', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(credentials),
      }),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    },
  })
}

export const useSignOut = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      send('/api/auth/sign-out', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    },
  })
}

export type FirstSetup = {
  bureauCode: string
  bureauName: string
  username: string
  name: string
  password: string
}

export const useFirstSetup = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (setup: FirstSetup) => read(api.setup.$post({ json: setup })),
    onSuccess: () => client.fetchQuery({ ...sessionQuery, staleTime: 0 }),
  })
}

/** Moves the demonstration's clock; everything with a date in it is read anew. */
export const useMoveClock = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (to: Date) => read(api.clock.$post({ json: { to: to.toISOString() } })),
    onSuccess: () => client.invalidateQueries(),
  })
}
