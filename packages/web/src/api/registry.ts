import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, postForFile, upload, withQuery } from './client.ts'
import type { Facility, ImportReport, ImportResult, Inspector, Page, RegistryKind } from './types.ts'

type Paging = { after?: string | undefined; limit?: number | undefined }

export type FacilityFilter = Paging & {
  q?: string | undefined
  class?: string | undefined
  state?: string | undefined
  area?: string | undefined
  sort?: string | undefined
  order?: string | undefined
}

export const facilitiesQuery = (filter: FacilityFilter) =>
  queryOptions({
    queryKey: ['facilities', filter],
    queryFn: ({ signal }) => get<Page<Facility>>('/api/facilities', filter, signal),
    placeholderData: keepPreviousData,
  })

export const facilityQuery = (id: string) =>
  queryOptions({
    queryKey: ['facility', id],
    queryFn: () => get<Facility>(`/api/facilities/${encodeURIComponent(id)}`),
  })

export type InspectorFilter = Paging & { q?: string | undefined; post?: string | undefined }

export const inspectorsQuery = (filter: InspectorFilter) =>
  queryOptions({
    queryKey: ['inspectors', filter],
    queryFn: ({ signal }) => get<Page<Inspector>>('/api/inspectors', filter, signal),
    placeholderData: keepPreviousData,
  })

export const templateUrl = (kind: RegistryKind) => withQuery(`/api/registry/${kind}/template`)

export const usePreviewImport = (kind: RegistryKind, onProgress: (fraction: number) => void) =>
  useMutation({
    mutationFn: (file: File) => upload<ImportReport>(`/api/registry/${kind}/preview`, { file }, onProgress),
  })

export const useImport = (kind: RegistryKind) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: { file: File; digest: string; mode: 'all' | 'good' }) =>
      upload<ImportResult>(`/api/registry/${kind}/import`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: [kind] }),
  })
}

export const rejectedRows = (kind: RegistryKind, file: File) =>
  postForFile(`/api/registry/${kind}/rejected`, { file })

/** Inspectors to link an account to; a bureau has far fewer than the 200 of one page. */
export const inspectorChoicesQuery = queryOptions({
  queryKey: ['inspectors', 'choices'],
  queryFn: async () => (await get<Page<Inspector>>('/api/inspectors', { limit: 200 })).items,
})
