import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { api, read } from './client.ts'

const ofDraw = api.draws[':id'].witnesses

export type Witness = InferResponseType<typeof ofDraw.$get, 200>['items'][number]

const refreshEvery = 4000

/** Who was invited to witness a draw; asked for again by itself, as they lodge from elsewhere. */
export const witnessesQuery = (drawId: string) =>
  queryOptions({
    queryKey: ['witnesses', drawId],
    queryFn: async () => (await read(ofDraw.$get({ param: { id: drawId } }))).items,
    refetchInterval: refreshEvery,
  })

export const candidatesQuery = queryOptions({
  queryKey: ['witnesses', 'candidates'],
  queryFn: async () => (await read(api.witness.candidates.$get())).items,
})

/** What waits for the person who is signed in. */
export const ownInvitationsQuery = queryOptions({
  queryKey: ['witnesses', 'own'],
  queryFn: async () => (await read(api.witness.invitations.$get())).items,
  refetchInterval: 60_000,
})

export type Invited = { personId: string; organisation?: string } | { name: string; organisation: string }

const useWitnessChange = <A, R>(drawId: string, change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: witnessesQuery(drawId).queryKey }),
  })
}

/** The token of the link, told this once; null for somebody with an account. */
export const useInvite = (drawId: string) =>
  useWitnessChange(
    drawId,
    async (json: Invited) => (await read(ofDraw.$post({ param: { id: drawId }, json }))).token,
  )

export const useWithdraw = (drawId: string) =>
  useWitnessChange(drawId, (witness: string) =>
    ofDraw[':witness'].withdraw.$post({ param: { id: drawId, witness } }),
  )
