import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { BulkOrder, Day, Facility, facilitySorts, Inspector } from './types.ts'

type Paging = { after?: string | undefined; limit?: number | undefined }

/** What somebody looks for in the register; the server says what each part means. */
export type FacilityFilter = {
  q?: string | undefined
  class?: string | undefined
  state?: 'active' | 'excluded' | undefined
  area?: string | undefined
  division?: string | undefined
  industry?: string | undefined
  keyKind?: string | undefined
  visited?: 'never' | undefined
  notVisitedSince?: Day | undefined
  visitedSince?: Day | undefined
  coordinates?: 'yes' | 'no' | undefined
  operation?: Facility['operation'] | undefined
  risk?: NonNullable<Facility['riskGrade']> | undefined
  permitWithin?: number | undefined
}
type FacilityList = FacilityFilter &
  Paging & { sort?: (typeof facilitySorts)[number] | undefined; order?: 'asc' | 'desc' | undefined }

export const facilitiesQuery = (filter: FacilityList) =>
  queryOptions({
    queryKey: ['facilities', filter],
    queryFn: ({ signal }) => read(api.facilities.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** Towns, divisions and media that the register has, to filter by. */
export const facilityChoicesQuery = queryOptions({
  queryKey: ['facilities', 'choices'],
  queryFn: () => read(api.facilities.choices.$get()),
  staleTime: 300_000,
})

export const usePreviewBulk = () =>
  useMutation({ mutationFn: (json: BulkOrder) => read(api.facilities.bulk.preview.$post({ json })) })

export const useApplyBulk = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: BulkOrder & { expected: number }) => read(api.facilities.bulk.$post({ json })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['facilities'] }),
        client.invalidateQueries({ queryKey: ['facility'] }),
      ]),
  })
}

export const facilityQuery = (id: string) =>
  queryOptions({
    queryKey: ['facility', id],
    queryFn: () => read(api.facilities[':id'].$get({ param: { id } })),
  })

type YesNo = 'yes' | 'no' | undefined
export type InspectorFilter = Paging & {
  q?: string | undefined
  post?: Inspector['post'] | undefined
  establishment?: YesNo
  inPost?: YesNo
  eligible?: YesNo
  tag?: Inspector['tags'][number] | undefined
  day?: string | undefined
}

export const inspectorsQuery = (filter: InspectorFilter) =>
  queryOptions({
    queryKey: ['inspectors', filter],
    queryFn: ({ signal }) => read(api.inspectors.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** Inspectors to link an account to; a bureau has far fewer than the 200 of one page. */
export const inspectorChoicesQuery = queryOptions({
  queryKey: ['inspectors', 'choices'],
  queryFn: async () => (await read(api.inspectors.$get({ query: { limit: 200 } }))).items,
})
