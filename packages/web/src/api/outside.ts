import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Day, OutsideEntry, OutsideKind } from './types.ts'

export type OutsideFilter = {
  kind?: OutsideKind | undefined
  from?: Day | undefined
  to?: Day | undefined
  facility?: string | undefined
  inspector?: string | undefined
  violation?: 'yes' | 'no' | undefined
  state?: 'valid' | 'withdrawn' | undefined
  q?: string | undefined
}
type Paging = { after?: string | undefined; limit?: number | undefined }

const visits = api['outside-visits']

export const outsideVisitsQuery = (filter: OutsideFilter & Paging) =>
  queryOptions({
    queryKey: ['outside-visits', filter],
    queryFn: ({ signal }) => read(visits.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

const visitKey = (id: string) => ['outside-visit', id] as const

export const outsideVisitQuery = (id: string) =>
  queryOptions({ queryKey: visitKey(id), queryFn: () => read(visits[':id'].$get({ param: { id } })) })

/** Facilities to choose from that contain the words. */
export const facilityChoicesQuery = (q: string) =>
  queryOptions({
    queryKey: ['outside-choices', 'facilities', q],
    queryFn: async ({ signal }) =>
      (await read(visits.facilities.$get({ query: q ? { q } : {} }, { init: { signal } }))).items,
    placeholderData: keepPreviousData,
  })

export const teamChoicesQuery = queryOptions({
  queryKey: ['outside-choices', 'inspectors'],
  queryFn: async () => (await read(visits.inspectors.$get())).items,
})

const useVisitChange = <A, V extends { readonly id: string }>(change: (argument: A) => Promise<V>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async visit => {
      client.setQueryData(visitKey(visit.id), visit)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['outside-visits'] }),
        client.invalidateQueries({ queryKey: ['statistics'] }),
      ])
    },
  })
}

export const useRegisterVisit = () =>
  useVisitChange((entry: OutsideEntry) => read(visits.$post({ json: entry })))

export const useCorrectVisit = (id: string) =>
  useVisitChange((json: { revision: number; reason: string; visit: OutsideEntry }) =>
    read(visits[':id'].$put({ param: { id }, json })),
  )

export const useWithdrawVisit = (id: string) =>
  useVisitChange((reason: string) => read(visits[':id'].withdraw.$post({ param: { id }, json: { reason } })))
