import { queryOptions, useMutation } from '@tanstack/react-query'
import { api, read } from './client.ts'

/** The tickets of a sealed draw's lots, and the log as its sealing left it: no name among them. */
export const drawTicketsQuery = (id: string) =>
  queryOptions({
    queryKey: ['draw-tickets', id],
    queryFn: () => read(api.draws[':id'].tickets.$get({ param: { id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Plays a draw of the period from the registers as they stand; the server keeps nothing of it. */
export const useRehearsal = () =>
  useMutation({
    mutationFn: (period: string) => read(api.draws.rehearsals.$post({ json: { period } })),
    gcTime: 0,
  })
