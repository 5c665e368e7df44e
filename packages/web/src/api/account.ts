import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => read(api.account.$get(undefined, { init: { signal } })),
})

const useAccountChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  })
}

export const useChangeAccount = () =>
  useAccountChange((json: { mailAddress?: string | null; wantsMail?: boolean }) =>
    read(api.account.$patch({ json })),
  )

/** Makes a new address of the calendar feed; it is told this once. */
export const useRenewFeed = () => useAccountChange(async () => (await read(api.account.feed.$post())).path)

export const useEndFeed = () => useAccountChange(() => api.account.feed.$delete())
