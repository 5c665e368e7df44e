import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { ListName, SavedView } from './types.ts'

const views = api['saved-views']
const viewsKey = (list: ListName) => ['saved-views', list] as const

/** The person's own views of a list, then those the office shares. */
export const savedViewsQuery = (list: ListName) =>
  queryOptions({
    queryKey: viewsKey(list),
    queryFn: async () => (await read(views.$get({ query: { list } }))).items,
    staleTime: 60_000,
  })

const useViewChange = <A>(list: ListName, change: (argument: A) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey(list) }),
  })
}

type NewView = Pick<SavedView, 'name' | 'search' | 'shared'> & { readonly opensWith: boolean }

export const useSaveView = (list: ListName) =>
  useViewChange(list, async ({ opensWith, ...view }: NewView) => {
    const { id } = await read(views.$post({ json: { list, ...view } }))
    if (opensWith) await read(views.default.$put({ json: { list, id } }))
  })

type Change = { readonly id: string } & Partial<Pick<SavedView, 'name' | 'search' | 'shared'>>

export const useChangeView = (list: ListName) =>
  useViewChange(list, ({ id, ...json }: Change) => views[':id'].$patch({ param: { id }, json }))

export const useDeleteView = (list: ListName) =>
  useViewChange(list, (id: string) => views[':id'].$delete({ param: { id } }))

/** Null: the list opens plainly. */
export const useDefaultView = (list: ListName) =>
  useViewChange(list, (id: string | null) => read(views.default.$put({ json: { list, id } })))
