import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { Role } from './types.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => (await read(api.people.$get())).items,
})

export type NewPerson = {
  username: string
  name: string
  role: Role
  inspectorId?: string
  mailAddress?: string | null
  password: string
}
export type PersonChange = {
  name?: string
  role?: Role
  inspectorId?: string | null
  mailAddress?: string | null
  disabled?: boolean
}

const usePeopleChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    // An account belongs to an inspector, whose row says so.
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['inspectors'] }),
      ]),
  })
}

export const useAddPerson = () =>
  usePeopleChange((person: NewPerson) => read(api.people.$post({ json: person })))

export const useChangePerson = () =>
  usePeopleChange(({ id, change }: { id: string; change: PersonChange }) =>
    api.people[':id'].$patch({ param: { id }, json: change }),
  )

export const useResetPassword = () =>
  usePeopleChange(({ id, password }: { id: string; password: string }) =>
    api.people[':id'].password.$post({ param: { id }, json: { password } }),
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
    queryFn: ({ signal }) => read(api['access-records'].$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
