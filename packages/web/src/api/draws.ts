import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, remove } from './client.ts'
import type { BeaconSource, Draw, DrawLot, DrawPeriod, DrawPool, SealedLot } from './types.ts'

export const drawsQuery = queryOptions({
  queryKey: ['draws'],
  queryFn: async () => (await get<{ items: readonly Draw[] }>('/api/draws')).items,
})

export const drawPeriodsQuery = queryOptions({
  queryKey: ['draws', 'periods'],
  queryFn: async () => (await get<{ items: readonly DrawPeriod[] }>('/api/draws/periods')).items,
})

const drawKey = (id: string) => ['draws', 'one', id] as const

export const drawQuery = (id: string) =>
  queryOptions({ queryKey: drawKey(id), queryFn: () => get<Draw>(`/api/draws/${id}`) })

export const drawPoolQuery = (id: string) =>
  queryOptions({
    queryKey: ['draw-pool', id],
    queryFn: () => get<DrawPool>(`/api/draws/${id}/pool`),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const drawLotsQuery = (id: string) =>
  queryOptions({
    queryKey: ['draws', 'lots', id],
    queryFn: async () => (await get<{ items: readonly DrawLot[] }>(`/api/draws/${id}/lots`)).items,
  })

const useDrawChange = <A>(change: (argument: A) => Promise<Draw>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async draw => {
      client.setQueryData(drawKey(draw.id), draw)
      await client.invalidateQueries({ queryKey: ['draws'] })
    },
  })
}

export const useFreezePool = () =>
  useDrawChange((request: { period: string; outsideWindowReason?: string }) => post<Draw>('/api/draws', request))

export type CommitRequest = {
  secret: string
  witnessName: string
  beacon: { source: BeaconSource; round: string }
}

export const useCommit = (id: string) =>
  useDrawChange((request: CommitRequest) => post<Draw>(`/api/draws/${id}/commit`, request))

export const useCompleteDraw = (id: string) =>
  useDrawChange((value: string) => post<Draw>(`/api/draws/${id}/draw`, { value }))

export const useOpenDraw = (id: string) => useDrawChange((_: undefined) => post<Draw>(`/api/draws/${id}/open`, {}))

export const useDiscardDraw = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => remove(`/api/draws/${id}`),
    onSuccess: async () => {
      client.removeQueries({ queryKey: drawKey(id) })
      await Promise.all([
        client.invalidateQueries({ queryKey: drawsQuery.queryKey, exact: true }),
        client.invalidateQueries({ queryKey: drawPeriodsQuery.queryKey }),
      ])
    },
  })
}

/** Reads the sealed list; the server records who read it and why, so the answer is never cached. */
export const useSealedList = (id: string) =>
  useMutation({
    mutationFn: (reason: string) =>
      post<{ lots: readonly SealedLot[] }>(`/api/draws/${id}/sealed-list`, { reason }),
    gcTime: 0,
  })
