import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, read, upload } from './client.ts'
import { facilityQuery } from './registry.ts'
import type {
  DocumentKind,
  DossierDocument,
  EntryKindId,
  FacilityEdit,
  HappeningKind,
  PersonalDataOwner,
} from './types.ts'

/** What dossiers are made of; it changes with the program only. */
export const catalogueQuery = queryOptions({
  queryKey: ['dossier-kinds'],
  queryFn: () => read(api['dossier-kinds'].$get()),
  staleTime: Number.POSITIVE_INFINITY,
})

const entries = api['dossier-entries']
const documents = api['dossier-documents']

const entriesKey = (facility: string) => ['facility', facility, 'entries'] as const

export const entriesQuery = (facility: string) =>
  queryOptions({
    queryKey: entriesKey(facility),
    queryFn: async () => (await read(api.facilities[':id'].entries.$get({ param: { id: facility } }))).items,
  })

export const documentsQuery = (facility: string) =>
  queryOptions({
    queryKey: ['facility', facility, 'documents'],
    queryFn: async () =>
      (await read(api.facilities[':id'].documents.$get({ param: { id: facility } }))).items,
  })

const happeningsPage = 30

/** The timeline, a page at a time, of one kind of happening or of all. */
export const timelineQuery = (facility: string, kind: HappeningKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['facility', facility, 'timeline', kind],
    queryFn: ({ pageParam, signal }) =>
      read(
        api.facilities[':id'].timeline.$get(
          {
            param: { id: facility },
            query: {
              limit: happeningsPage,
              ...(kind ? { kind } : {}),
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

/** Everything of a facility's dossier is read anew, and the list it stands in. */
const renewed = (client: QueryClient, facility: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['facility', facility] }),
    client.invalidateQueries({ queryKey: ['facilities'] }),
  ])

/** What is written to a dossier; afterwards it is read anew. */
const useDossierChange = <A, R>(facility: string, change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => renewed(client, facility) })
}

export const readFacilityNow = (facility: string) =>
  read(api.facilities[':id'].$get({ param: { id: facility } }))
export const readEntryNow = (id: string) => read(entries[':id'].$get({ param: { id } }))

export const useEditFacility = (facility: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: FacilityEdit) => read(api.facilities[':id'].$patch({ param: { id: facility }, json })),
    onSuccess: async saved => {
      client.setQueryData(facilityQuery(facility).queryKey, saved)
      await renewed(client, facility)
    },
  })
}

export type EntryValues = Readonly<Record<string, string | number | boolean | null>>

export const useAddEntry = (facility: string) =>
  useDossierChange(facility, (json: { kind: EntryKindId; data: EntryValues }) =>
    read(api.facilities[':id'].entries.$post({ param: { id: facility }, json })),
  )

export const useChangeEntry = (facility: string) =>
  useDossierChange(facility, ({ id, ...json }: { id: string; revision: number; data: EntryValues }) =>
    read(entries[':id'].$put({ param: { id }, json })),
  )

export const useRemoveEntry = (facility: string) =>
  useDossierChange(facility, async ({ id, revision }: { id: string; revision: number }) => {
    await entries[':id'].remove.$post({ param: { id }, json: { revision } })
  })

export const useAddDocument = (facility: string, onProgress: (fraction: number) => void) =>
  useDossierChange(facility, (form: { file: File; title: string; kind: DocumentKind }) =>
    upload<DossierDocument>(`/api/facilities/${encodeURIComponent(facility)}/documents`, form, onProgress),
  )

export const useAddVersion = (facility: string, onProgress: (fraction: number) => void) =>
  useDossierChange(facility, ({ id, file, revision }: { id: string; file: File; revision: number }) =>
    upload<DossierDocument>(
      `/api/dossier-documents/${id}/versions`,
      { file, revision: String(revision) },
      onProgress,
    ),
  )

export const useWithdrawDocument = (facility: string) =>
  useDossierChange(facility, ({ id, ...json }: { id: string; revision: number; reason: string }) =>
    read(documents[':id'].withdraw.$post({ param: { id }, json })),
  )

/** A personal number in clear, once; the reason goes into the access records. */
export const useUnmask = (kind: PersonalDataOwner, id: string, field: string) =>
  useMutation({
    mutationFn: async (reason: string) =>
      (
        await read(
          api['personal-data'][':kind'][':id'][':field'].unmask.$post({
            param: { kind, id, field },
            json: { reason },
          }),
        )
      ).value,
    // Not kept any longer than it is looked at.
    gcTime: 0,
  })

/** The dossier of the facility of an opened lot, for its team. */
export const lotDossierQuery = (drawId: string, index: number) =>
  queryOptions({
    queryKey: ['lot-dossier', drawId, index],
    queryFn: () =>
      read(api.draws[':id'].lots[':index'].dossier.$get({ param: { id: drawId, index: String(index) } })),
  })
