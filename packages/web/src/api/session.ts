import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { get, post } from './client.ts'
import type { Role, Session, SignedInUser } from './types.ts'

/** Milliseconds by which the server's clock is ahead of this device's; the demo clock may be weeks ahead. */
let clockAhead = Number(localStorage.getItem('clock-ahead') ?? 0)

const loadSession = async (): Promise<Session> => {
  const session = await get<Session>('/api/session')
  clockAhead = Date.parse(session.now) - Date.now()
  localStorage.setItem('clock-ahead', String(clockAhead))
  return session
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

/** The person at the screen; only for pages behind the sign-in. */
export const useUser = (): SignedInUser => {
  const { user } = useSession()
  if (!user) throw new Error('no one is signed in')
  return user
}

export const useMay = (...roles: readonly Role[]): boolean => roles.includes(useUser().role)

export const useSignIn = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      post('/api/auth/sign-in/username', credentials),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    },
  })
}

export const useSignOut = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post('/api/auth/sign-out', {}),
    onSuccess: async () => {
      client.clear()
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
    },
  })
}

export type FirstSetup = { bureauCode: string; bureauName: string; username: string; name: string; password: string }

export const useFirstSetup = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (setup: FirstSetup) => post('/api/setup', setup),
    onSuccess: () => client.fetchQuery({ ...sessionQuery, staleTime: 0 }),
  })
}

/** Moves the demonstration's clock; everything with a date in it is read anew. */
export const useMoveClock = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (to: Date) => post<{ now: string }>('/api/clock', { to: to.toISOString() }),
    onSuccess: () => client.invalidateQueries(),
  })
}
