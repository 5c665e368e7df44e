import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'

export type NoticeFilter = {
  unread?: 'yes' | undefined
  after?: string | undefined
  limit?: number | undefined
}

export const noticesQuery = (filter: NoticeFilter) =>
  queryOptions({
    queryKey: ['notices', filter],
    queryFn: ({ signal }) => read(api.notices.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** How many are not read, looked up again now and then. */
export const unreadQuery = queryOptions({ ...noticesQuery({ limit: 1 }), refetchInterval: 60_000 })

const useReading = <A>(readIt: (argument: A) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: readIt,
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

export const useReadNotice = () =>
  useReading((id: string) => api.notices[':id'].read.$post({ param: { id } }))

export const useReadAll = () => useReading(() => api.notices.read.$post())
