import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { FacilityFilter } from './registry.ts'

/** Degrees, and the zoom of Web Mercator tiles. */
export type MapWindow = { west: number; south: number; east: number; north: number; zoom: number }

/** What lies under the map: tiles, an outline, or nothing. */
export const mapSettingsQuery = queryOptions({
  queryKey: ['map'],
  queryFn: () => read(api.map.$get()),
  staleTime: 600_000,
})

export const outlineQuery = queryOptions({
  queryKey: ['map', 'outline'],
  queryFn: () => read(api.map.outline.$get()),
  staleTime: 600_000,
})

export const groundQuery = (filter: FacilityFilter) =>
  queryOptions({
    queryKey: ['facilities', 'ground', filter],
    queryFn: () => read(api.facilities.ground.$get({ query: filter })),
  })

export const facilityMapQuery = (filter: FacilityFilter, window: MapWindow | null) =>
  queryOptions({
    queryKey: ['facilities', 'map', filter, window],
    queryFn: ({ signal }) =>
      read(api.facilities.map.$get({ query: { ...filter, ...(window as MapWindow) } }, { init: { signal } })),
    enabled: window !== null,
    placeholderData: keepPreviousData,
  })
