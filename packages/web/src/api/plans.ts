import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Plan, PlanChoices } from './types.ts'

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: async () => (await read(api.plans.$get())).items,
})

export type PlanTrial = {
  readonly year: number
  readonly choices: PlanChoices
  /** Another head count than the register's. */
  readonly inspectorsInPost?: number | undefined
}

/** A year's plan as it would be; the last answer stays while the next is on its way. */
export const planPreviewQuery = (trial: PlanTrial) =>
  queryOptions({
    queryKey: [...plansQuery.queryKey, 'preview', trial],
    queryFn: () => read(api.plans.preview.$post({ json: trial })),
    placeholderData: keepPreviousData,
  })

const usePlanChange = <T>(change: (argument: T) => Promise<Plan>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: plansQuery.queryKey }),
  })
}

export const useDraftPlan = () =>
  usePlanChange((draft: { year: number; choices: PlanChoices }) => read(api.plans.$post({ json: draft })))
export const useApprovePlan = () =>
  usePlanChange((year: number) => read(api.plans[':year'].approve.$post({ param: { year: String(year) } })))
