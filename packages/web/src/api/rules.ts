import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'

const key = ['rules'] as const

/** What the classes of facilities are called; `drawn` are those of the rules in force. */
export const classesQuery = queryOptions({
  queryKey: [...key, 'classes'],
  queryFn: async () => (await read(api.classes.$get())).items,
  staleTime: 60_000,
})

export const rulesInForceQuery = queryOptions({
  queryKey: [...key, 'in-force'],
  queryFn: () => read(api.rules.$get()),
})

/** All versions, the published rule sets that ship, and the draft. */
export const ruleVersionsQuery = queryOptions({
  queryKey: [...key, 'versions'],
  queryFn: () => read(api.rules.versions.$get()),
})

/** What is wrong with a document, or what it would mean; nothing is written. */
export const ruleCheckQuery = (document: string) =>
  queryOptions({
    queryKey: [...key, 'check', document],
    queryFn: () => read(api.rules.check.$post({ json: { document } })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })

const useRuleChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
}

export const useSaveRuleDraft = () =>
  useRuleChange((json: { document: string; revision: number }) => read(api.rules.draft.$put({ json })))

export const useDropRuleDraft = () => useRuleChange((_: undefined) => api.rules.draft.$delete())

export const useAdoptRules = () =>
  useRuleChange((json: { revision: number; inForceFrom: string }) => api.rules.adopt.$post({ json }))
