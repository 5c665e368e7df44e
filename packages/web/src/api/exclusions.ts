import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Day, ExclusionOrder, ExclusionReason, ExclusionState } from './types.ts'

export type ExclusionFilter = {
  state?: ExclusionState | undefined
  reason?: ExclusionReason | undefined
  /** In force, and back within so many days. */
  endsWithin?: number | undefined
  /** Those that wait without evidence. */
  evidence?: 'missing' | undefined
  facility?: string | undefined
  q?: string | undefined
}
type Paging = { after?: string | undefined; limit?: number | undefined }

const exclusions = api.exclusions

export const exclusionsQuery = (filter: ExclusionFilter & Paging) =>
  queryOptions({
    queryKey: ['exclusions', filter],
    queryFn: ({ signal }) => read(exclusions.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

export const exclusionQuery = (id: string) =>
  queryOptions({
    queryKey: ['exclusion', id],
    queryFn: () => read(exclusions[':id'].$get({ param: { id } })),
  })

/** What the approval of these would do. Asked anew each time: what it says must be what is approved. */
export const decisionPreviewQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['exclusions', 'preview', ids],
    queryFn: () => read(exclusions.decisions.preview.$post({ json: { ids: [...ids] } })),
    gcTime: 0,
  })

/** Whoever is out of the pool shows in the register, in the plans and in the statistics. */
const useExclusionChange = <A, V>(change: (argument: A) => Promise<V>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        ['exclusions', 'exclusion', 'facilities', 'facility', 'statistics'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}

export const useAskForExclusion = () =>
  useExclusionChange((json: ExclusionOrder) => read(exclusions.$post({ json })))

export const useCorrectExclusion = (id: string) =>
  useExclusionChange((json: Omit<ExclusionOrder, 'facilities'> & { revision: number }) =>
    read(exclusions[':id'].$put({ param: { id }, json })),
  )

export const useWithdrawExclusion = (id: string) =>
  useExclusionChange((revision: number) =>
    read(exclusions[':id'].withdraw.$post({ param: { id }, json: { revision } })),
  )

export const useEndExclusion = (id: string) =>
  useExclusionChange((json: { revision: number; until: Day; note: string }) =>
    read(exclusions[':id'].end.$post({ param: { id }, json })),
  )

export const useDecideExclusions = () =>
  useExclusionChange(
    (json: { exclusions: { id: string; revision: number }[]; approved: boolean; note: string }) =>
      read(exclusions.decisions.$post({ json })),
  )
