import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, post } from './client.ts'
import type { AccessRecord, Page, Person, Role } from './types.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await get<{ items: readonly Person[] }>('/api/people')).items,
})

export type NewPerson = { username: string; name: string; role: Role; inspectorId?: string; password: string }
export type PersonChange = { name?: string; role?: Role; inspectorId?: string | null; disabled?: boolean }

const usePeopleChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
}

export const useAddPerson = () => usePeopleChange((person: NewPerson) => post<Person>('/api/people', person))

export const useChangePerson = () =>
  usePeopleChange(({ id, change }: { id: string; change: PersonChange }) => patch<Person>(`/api/people/${id}`, change))

export const useResetPassword = () =>
  usePeopleChange(({ id, password }: { id: string; password: string }) =>
    post<unknown>(`/api/people/${id}/password`, { password }),
  )

export type AccessFilter = {
  draw?: string | undefined
  person?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

export const accessRecordsQuery = (filter: AccessFilter) =>
  queryOptions({
    queryKey: ['access-records', filter],
    queryFn: ({ signal }) => get<Page<AccessRecord>>('/api/access-records', filter, signal),
    placeholderData: keepPreviousData,
  })
