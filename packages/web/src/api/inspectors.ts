import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { ConflictInput, InspectorInput, LeaveInput, NewConflictInput } from './types.ts'

const inspectors = api.inspectors
const one = inspectors[':id']
const detailKey = (id: string) => ['inspector', id] as const

export const inspectorQuery = (id: string) =>
  queryOptions({ queryKey: detailKey(id), queryFn: () => read(one.$get({ param: { id } })) })

export const inspectorCountsQuery = queryOptions({
  queryKey: ['inspectors', 'counts'],
  queryFn: () => read(inspectors.counts.$get()),
})

export const inspectorTrailQuery = (id: string) =>
  queryOptions({
    queryKey: [...detailKey(id), 'changes'],
    queryFn: () => read(one.changes.$get({ param: { id }, query: {} })),
    placeholderData: keepPreviousData,
  })

/** Everything that shows an inspector is read anew after a change, also one that was refused. */
const useInspectorChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['inspector'] }),
        client.invalidateQueries({ queryKey: ['inspectors'] }),
      ]),
  })
}

export const useAddInspector = () =>
  useInspectorChange((json: InspectorInput & { code?: string | undefined }) =>
    read(inspectors.$post({ json })),
  )

export const useChangeInspector = (id: string) =>
  useInspectorChange((json: { revision: number; inspector: InspectorInput }) =>
    one.$put({ param: { id }, json }),
  )

/** A row of an inspector's that is there already: which, and the revision it was read in. */
export type Item = { readonly id: string; readonly revision: number }

export const useSaveLeave = (id: string) =>
  useInspectorChange<{ item: Item | null; leave: LeaveInput }, unknown>(({ item, leave }) =>
    item
      ? one.leaves[':item'].$put({ param: { id, item: item.id }, json: { revision: item.revision, leave } })
      : one.leaves.$post({ param: { id }, json: leave }),
  )

export const useRemoveLeave = (id: string) =>
  useInspectorChange((item: Item) =>
    one.leaves[':item'].$delete({ param: { id, item: item.id }, query: { revision: item.revision } }),
  )

export const useAddConflict = (id: string) =>
  useInspectorChange((json: NewConflictInput) => one.conflicts.$post({ param: { id }, json }))

export const useChangeConflict = (id: string) =>
  useInspectorChange(({ item, conflict }: { item: Item; conflict: ConflictInput }) =>
    one.conflicts[':item'].$put({
      param: { id, item: item.id },
      json: { revision: item.revision, conflict },
    }),
  )

export const useRemoveConflict = (id: string) =>
  useInspectorChange((item: Item) =>
    one.conflicts[':item'].$delete({ param: { id, item: item.id }, query: { revision: item.revision } }),
  )
