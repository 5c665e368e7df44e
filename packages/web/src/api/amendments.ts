import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { AmendmentOrder, AmendmentState } from './types.ts'
import { myLotsKey } from './visits.ts'

const requests = api['amendment-requests']
const key = ['amendments'] as const

export const amendmentRequestsQuery = (filter: {
  state?: AmendmentState | undefined
  draw?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}) =>
  queryOptions({
    queryKey: [...key, 'requests', filter],
    queryFn: ({ signal }) => read(requests.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** The replacements of a draw, by numbers. */
export const amendmentsQuery = (drawId: string) =>
  queryOptions({
    queryKey: [...key, 'draw', drawId],
    queryFn: async () => (await read(api.draws[':id'].amendments.$get({ param: { id: drawId } }))).items,
  })

/** The requests about an inspector's own lots. */
export const myAmendmentsQuery = queryOptions({
  queryKey: [...key, 'mine'],
  queryFn: async () => (await read(api.my['amendment-requests'].$get())).items,
})

const useAmendmentChange = <A, V>(change: (argument: A) => Promise<V>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: key }),
        client.invalidateQueries({ queryKey: ['draws'] }),
        client.invalidateQueries({ queryKey: ['visits'] }),
        client.invalidateQueries({ queryKey: myLotsKey }),
      ]),
  })
}

export const useAskForAmendment = (drawId: string, index: number) =>
  useAmendmentChange((json: AmendmentOrder) =>
    read(
      api.draws[':id'].lots[':index']['amendment-requests'].$post({
        param: { id: drawId, index: String(index) },
        json,
      }),
    ),
  )

/** What there is to decide. The server records who looked, so the answer is never cached. */
export const useViewAmendment = () =>
  useMutation({
    mutationFn: (id: string) => read(requests[':id'].view.$post({ param: { id } })),
    gcTime: 0,
  })

export const useDecideAmendment = () =>
  useAmendmentChange(({ id, ...json }: { id: string; approved: boolean; note: string }) =>
    read(requests[':id'].decision.$post({ param: { id }, json })),
  )
