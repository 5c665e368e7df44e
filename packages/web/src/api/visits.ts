import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put, remove, upload } from './client.ts'
import type { MyLot, Page, RecordBody, RecordPhoto, Visit, VisitRecord } from './types.ts'

export type VisitFilter = {
  state?: string | undefined
  q?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

export const visitsQuery = (filter: VisitFilter) =>
  queryOptions({
    queryKey: ['visits', filter],
    queryFn: ({ signal }) => get<Page<Visit>>('/api/visits', filter, signal),
    placeholderData: keepPreviousData,
  })

export const myLotsQuery = queryOptions({
  queryKey: ['my-lots'],
  queryFn: async () => (await get<{ items: readonly MyLot[] }>('/api/my/lots')).items,
})

const lotPath = (drawId: string, index: number) => `/api/draws/${drawId}/lots/${index}`

export const readRecord = (drawId: string, index: number) => get<VisitRecord>(`${lotPath(drawId, index)}/record`)

export const recordQuery = (drawId: string, index: number) =>
  queryOptions({ queryKey: ['record', drawId, index], queryFn: () => readRecord(drawId, index) })

export const useOpenLot = (drawId: string, index: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<{ leafHash: string; url: string }>(`${lotPath(drawId, index)}/open`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: myLotsQuery.queryKey }),
  })
}

export const saveRecord = (drawId: string, index: number, revision: number, body: RecordBody) =>
  put<VisitRecord>(`${lotPath(drawId, index)}/record`, { revision, body })

export const signRecord = (drawId: string, index: number, revision: number) =>
  post<VisitRecord>(`${lotPath(drawId, index)}/sign`, { revision })

export const sendPhoto = (drawId: string, index: number, file: Blob, part: string | null) =>
  upload<RecordPhoto>(`${lotPath(drawId, index)}/photos`, { file, part: part ?? undefined })

export const deletePhoto = (id: string) => remove(`/api/photos/${id}`)

export const usePublish = (drawId: string, index: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<VisitRecord>(`${lotPath(drawId, index)}/publish`, {}),
    onSuccess: async record => {
      client.setQueryData(recordQuery(drawId, index).queryKey, record)
      await client.invalidateQueries({ queryKey: ['visits'] })
    },
  })
}
