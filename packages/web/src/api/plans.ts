import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from './client.ts'
import type { Plan } from './types.ts'

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await get<{ items: readonly Plan[] }>('/api/plans')).items,
})

const usePlanChange = <T>(change: (argument: T) => Promise<Plan>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: plansQuery.queryKey }),
  })
}

export const useCreatePlan = () => usePlanChange((year: number) => post<Plan>('/api/plans', { year }))
export const useApprovePlan = () => usePlanChange((year: number) => post<Plan>(`/api/plans/${year}/approve`, {}))
