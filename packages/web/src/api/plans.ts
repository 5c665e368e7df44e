import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Plan } from './types.ts'

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await read(api.plans.$get())).items,
})

const usePlanChange = <T>(change: (argument: T) => Promise<Plan>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: plansQuery.queryKey }),
  })
}

export const useCreatePlan = () => usePlanChange((year: number) => read(api.plans.$post({ json: { year } })))
export const useApprovePlan = () =>
  usePlanChange((year: number) => read(api.plans[':year'].approve.$post({ param: { year: String(year) } })))
