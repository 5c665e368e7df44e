import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read, upload } from './client.ts'
import type { RecordBody, RecordPhoto, Visit } from './types.ts'

export type VisitFilter = {
  state?: Visit['state'] | 'recorded' | undefined
  draw?: string | undefined
  year?: number | undefined
  class?: string | undefined
  facility?: string | undefined
  inspector?: string | undefined
  violation?: 'yes' | 'no' | undefined
  q?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

export const visitsQuery = (filter: VisitFilter) =>
  queryOptions({
    queryKey: ['visits', filter],
    queryFn: ({ signal }) => read(api.visits.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

export const myLotsKey = ['my-lots'] as const

const oneLot = api.draws[':id'].lots[':index']
const lot = (drawId: string, index: number) => ({ id: drawId, index: String(index) })

// A request that hangs in a dead spot must end, or the next try never begins.
const patience = () => ({ signal: AbortSignal.timeout(30_000) })

export const readRecord = (drawId: string, index: number) =>
  read(oneLot.record.$get({ param: lot(drawId, index) }, { init: patience() }))

export const recordQuery = (drawId: string, index: number) =>
  queryOptions({ queryKey: ['record', drawId, index], queryFn: () => readRecord(drawId, index) })

export const useOpenLot = (drawId: string, index: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => read(oneLot.open.$post({ param: lot(drawId, index) })),
    onSuccess: () => client.invalidateQueries({ queryKey: myLotsKey }),
  })
}

export const saveRecord = (drawId: string, index: number, revision: number, body: RecordBody) =>
  read(oneLot.record.$put({ param: lot(drawId, index), json: { revision, body } }, { init: patience() }))

export const signRecord = (drawId: string, index: number, revision: number) =>
  read(oneLot.sign.$post({ param: lot(drawId, index), json: { revision } }))

export const sendPhoto = (drawId: string, index: number, file: Blob, part: string | null) =>
  upload<RecordPhoto>(`/api/draws/${drawId}/lots/${index}/photos`, { file, part: part ?? undefined })

export const deletePhoto = (id: string) => api.photos[':id'].$delete({ param: { id } })

export const usePublish = (drawId: string, index: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => read(oneLot.publish.$post({ param: lot(drawId, index) })),
    onSuccess: async record => {
      client.setQueryData(recordQuery(drawId, index).queryKey, record)
      await client.invalidateQueries({ queryKey: ['visits'] })
    },
  })
}
