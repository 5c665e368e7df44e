import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Day, Draw } from './types.ts'

const oneDraw = api.draws[':id']

export const drawsQuery = queryOptions({
  queryKey: ['draws'],
  queryFn: async () => (await read(api.draws.$get())).items,
})

export const drawPeriodsQuery = queryOptions({
  queryKey: ['draws', 'periods'],
  queryFn: async () => (await read(api.draws.periods.$get())).items,
})

export const beaconSourcesQuery = queryOptions({
  queryKey: ['beacon-sources'],
  queryFn: async () => (await read(api['beacon-sources'].$get())).items,
  staleTime: Number.POSITIVE_INFINITY,
})

const drawKey = (id: string) => ['draws', 'one', id] as const

export const drawQuery = (id: string) =>
  queryOptions({ queryKey: drawKey(id), queryFn: () => read(oneDraw.$get({ param: { id } })) })

export const drawPoolQuery = (id: string) =>
  queryOptions({
    queryKey: ['draw-pool', id],
    queryFn: () => read(oneDraw.pool.$get({ param: { id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const drawLotsQuery = (id: string) =>
  queryOptions({
    queryKey: ['draws', 'lots', id],
    queryFn: async () => (await read(oneDraw.lots.$get({ param: { id } }))).items,
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
  useDrawChange((request: { period: string; outsideWindowReason?: string }) =>
    read(api.draws.$post({ json: request })),
  )

/** How the lots are spread over the period; without it all are handed out on its first working day. */
export type DispatchPlan = { from: Day; to: Day; without: Day[]; mostADay: number | null }

export type CommitRequest = {
  secret: string
  witnessName: string
  dispatch?: DispatchPlan
  beacon: { source: string; round: string; day?: string }
}

export const useCommit = (id: string) =>
  useDrawChange((request: CommitRequest) => read(oneDraw.commit.$post({ param: { id }, json: request })))

export const useCompleteDraw = (id: string) =>
  useDrawChange((value: string) => read(oneDraw.draw.$post({ param: { id }, json: { value } })))

/** The published value of the committed round, where the server can fetch it; nothing is drawn yet. */
export const useFetchBeacon = (id: string) =>
  useMutation({ mutationFn: async () => (await read(oneDraw.beacon.$post({ param: { id } }))).value })

export const useOpenDraw = (id: string) =>
  useDrawChange((_: undefined) => read(oneDraw.open.$post({ param: { id } })))

export const useDiscardDraw = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => oneDraw.$delete({ param: { id } }),
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
    mutationFn: (reason: string) => read(oneDraw['sealed-list'].$post({ param: { id }, json: { reason } })),
    gcTime: 0,
  })
