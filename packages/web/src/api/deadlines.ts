import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { DeadlineKind, FilingInput, Standing } from './types.ts'

export type DeadlineFilter = {
  kind?: DeadlineKind | undefined
  state?: Standing | undefined
  mine?: 'yes' | undefined
}
type Paging = { after?: string | undefined; limit?: number | undefined }

export const deadlinesQuery = (filter: DeadlineFilter & Paging) =>
  queryOptions({
    queryKey: ['deadlines', filter],
    queryFn: ({ signal }) => read(api.deadlines.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** Where the workbook of the list lies, under the list's own filters. */
export const deadlinesWorkbookUrl = ({ kind, state, mine }: DeadlineFilter): string => {
  const set = Object.entries({ kind, state, mine }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/api/deadlines/workbook?${new URLSearchParams(set)}`
}

export const filingsQuery = (about: { draw: string } | { year: number }) =>
  queryOptions({
    queryKey: ['filings', about],
    queryFn: async ({ signal }) =>
      (await read(api.filings.$get({ query: about }, { init: { signal } }))).items,
  })

const useMeeting = <A, R>(meet: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: meet,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['deadlines'] }),
        client.invalidateQueries({ queryKey: ['filings'] }),
      ]),
  })
}

export const useFile = () => useMeeting((json: FilingInput) => read(api.filings.$post({ json })))

export const useSettle = () =>
  useMeeting((json: { id: string; note: string }) => api.deadlines.settle.$post({ json }))
