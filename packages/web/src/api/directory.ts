import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { DirectoryCategory, DirectoryCriteria, DirectoryFinding, DirectoryStanding } from './types.ts'

const directory = api.directory
const one = directory[':edition']
const key = ['directory'] as const

type Paging = { after?: string | undefined; limit?: number | undefined }

export type CandidateFilter = Paging & {
  q?: string | undefined
  class?: string | undefined
  area?: string | undefined
  category?: DirectoryCategory | undefined
  inForce?: 'yes' | 'no' | undefined
  decision?: 'listed' | 'unlisted' | 'none' | undefined
  standing?: DirectoryStanding | undefined
}

export const editionsQuery = queryOptions({
  queryKey: [...key, 'editions'],
  queryFn: () => read(directory.$get()),
})

export const editionQuery = (edition: string) =>
  queryOptions({
    queryKey: [...key, 'edition', edition],
    queryFn: () => read(one.$get({ param: { edition } })),
  })

export const candidatesQuery = (edition: string, query: CandidateFilter) =>
  queryOptions({
    queryKey: [...key, 'candidates', edition, query],
    queryFn: ({ signal }) => read(one.candidates.$get({ param: { edition }, query }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

export const candidateQuery = (edition: string, facility: string) =>
  queryOptions({
    queryKey: [...key, 'candidate', edition, facility],
    queryFn: () => read(one.facilities[':facility'].$get({ param: { edition, facility } })),
  })

export const decisionTrailQuery = (edition: string, facility: string) =>
  queryOptions({
    queryKey: [...key, 'trail', edition, facility],
    queryFn: async () =>
      (await read(one.facilities[':facility'].trail.$get({ param: { edition, facility } }))).items,
  })

export const assessmentQuery = (
  edition: string,
  category: DirectoryCategory,
  findings: readonly DirectoryFinding[],
  revision: number,
) =>
  queryOptions({
    queryKey: [...key, 'assess', edition, revision, category, findings],
    queryFn: () =>
      read(one.assess.$post({ param: { edition }, json: { category, findings: [...findings] } })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })

export const differencesQuery = (
  edition: string,
  query: Paging & { standing?: DirectoryStanding | undefined; category?: DirectoryCategory | undefined },
) =>
  queryOptions({
    queryKey: [...key, 'differences', edition, query],
    queryFn: () => read(one.differences.$get({ param: { edition }, query })),
    placeholderData: keepPreviousData,
  })

export const effectQuery = (edition: string) =>
  queryOptions({
    queryKey: [...key, 'effect', edition],
    queryFn: () => read(one.effect.$get({ param: { edition } })),
  })

export const carryOverQuery = (edition: string, categories: readonly DirectoryCategory[]) =>
  queryOptions({
    queryKey: [...key, 'carry-over', edition, categories],
    queryFn: () =>
      read(
        one['carry-over'].preview.$post({
          param: { edition },
          json: categories.length > 0 ? { categories: [...categories] } : {},
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const dropQuery = (
  edition: string,
  facilities: readonly string[],
  category: DirectoryCategory | null,
) =>
  queryOptions({
    queryKey: [...key, 'drop', edition, facilities, category],
    queryFn: async () =>
      (
        await read(
          one.drop.preview.$post({ param: { edition }, json: { facilities: [...facilities], category } }),
        )
      ).items,
  })

/** Whatever is written may change counts, differences and the register: all of it is read again. */
const useDirectoryChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['facilities'] }),
        client.invalidateQueries({ queryKey: ['deadlines'] }),
      ]),
  })
}

export const useBeginEdition = () =>
  useDirectoryChange((json: { year: number; reason: string }) => read(directory.$post({ json })))

export const useSaveEdition = (edition: string) =>
  useDirectoryChange(
    (json: { revision: number; criteria: DirectoryCriteria; basis: string; reason: string }) =>
      read(one.$put({ param: { edition }, json })),
  )

export const useDiscardEdition = (edition: string) =>
  useDirectoryChange((revision: number) => one.discard.$post({ param: { edition }, json: { revision } }))

export const useSubmitEdition = (edition: string) =>
  useDirectoryChange((revision: number) => read(one.submit.$post({ param: { edition }, json: { revision } })))

export const useReturnEdition = (edition: string) =>
  useDirectoryChange((json: { revision: number; note: string }) =>
    read(one.return.$post({ param: { edition }, json })),
  )

export const usePublishEdition = (edition: string) =>
  useDirectoryChange((revision: number) =>
    read(one.publish.$post({ param: { edition }, json: { revision } })),
  )

type Ruling = {
  readonly category: DirectoryCategory
  readonly findings: readonly DirectoryFinding[]
  readonly listed: boolean
  readonly reason: string
  readonly revision: number | null
}

export const useDecide = (edition: string, facility: string) =>
  useDirectoryChange(({ category, findings, ...ruling }: Ruling) =>
    read(
      one.facilities[':facility'][':category'].$put({
        param: { edition, facility, category },
        json: { ...ruling, findings: [...findings] },
      }),
    ),
  )

export const useUndecide = (edition: string, facility: string) =>
  useDirectoryChange(({ category, revision }: { category: DirectoryCategory; revision: number }) =>
    read(
      one.facilities[':facility'][':category'].undecide.$post({
        param: { edition, facility, category },
        json: { revision },
      }),
    ),
  )

export const useCarryOver = (edition: string) =>
  useDirectoryChange((categories: readonly DirectoryCategory[]) =>
    read(
      one['carry-over'].$post({
        param: { edition },
        json: categories.length > 0 ? { categories: [...categories] } : {},
      }),
    ),
  )

export const useDropListings = (edition: string) =>
  useDirectoryChange((json: { facilities: string[]; category: DirectoryCategory | null; reason: string }) =>
    read(one.drop.$post({ param: { edition }, json })),
  )
