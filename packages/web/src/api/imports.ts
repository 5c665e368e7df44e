import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read, upload } from './client.ts'
import type {
  FileKind,
  Import,
  ImportDecision,
  ImportKind,
  ImportMapping,
  ImportOptions,
  MissingExclusions,
  Verdict,
} from './types.ts'

type Paging = { after?: string | undefined; limit?: number | undefined }

const one = api.imports[':id']

/** Whether something is being done that will end by itself. */
const isAtWork = ({ state }: Pick<Import, 'state'>): boolean => state === 'reading' || state === 'applying'

export const importsQuery = (filter: Paging & { kind?: ImportKind | undefined }) =>
  queryOptions({
    queryKey: ['imports', 'list', filter],
    queryFn: ({ signal }) => read(api.imports.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** An import; asked for again and again while it is at work. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: () => read(one.$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 700 : false),
  })

export const importRowsQuery = (id: string, filter: Paging & { verdict: Verdict }) =>
  queryOptions({
    queryKey: ['imports', 'rows', id, filter],
    queryFn: () => read(one.rows.$get({ param: { id }, query: filter })),
    placeholderData: keepPreviousData,
  })

export const missingQuery = (id: string, filter: Paging) =>
  queryOptions({
    queryKey: ['imports', 'missing', id, filter],
    queryFn: () => read(one.missing.$get({ param: { id }, query: filter })),
    placeholderData: keepPreviousData,
  })

export const dependantsQuery = (id: string, filter: Paging) =>
  queryOptions({
    queryKey: ['imports', 'dependants', id, filter],
    queryFn: () => read(one.dependants.$get({ param: { id }, query: filter })),
    placeholderData: keepPreviousData,
  })

export const importKindsQuery = queryOptions({
  queryKey: ['import-kinds'],
  queryFn: async () => (await read(api['import-kinds'].$get())).items,
  staleTime: Number.POSITIVE_INFINITY,
})

export const mappingsQuery = (kind: FileKind) =>
  queryOptions({
    queryKey: ['import-mappings', kind],
    queryFn: async () => (await read(api['import-kinds'][':kind'].mappings.$get({ param: { kind } }))).items,
  })

export const importTemplateUrl = (kind: FileKind) => `/api/import-kinds/${kind}/template`
export const rejectedRowsUrl = (id: string) => `/api/imports/${id}/rejected`

export const useUploadImport = (onProgress: (fraction: number) => void) =>
  useMutation({
    mutationFn: ({ file, kind, options }: { file: File; kind: FileKind; options: ImportOptions }) =>
      upload<Import>('/api/imports', { file, kind, options: JSON.stringify(options) }, onProgress),
  })

/** What changes an import, or the register by it: everything that may show either is asked for again. */
const useImportAction = <V, T>(act: (values: V) => Promise<T>) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries() })
}

export const useReread = (id: string) =>
  useImportAction((json: { options: ImportOptions; mapping: ImportMapping; saveAs?: string | undefined }) =>
    read(one.read.$post({ param: { id }, json })),
  )

export const useDecide = (id: string) =>
  useImportAction((json: ImportDecision) => read(one.decisions.$post({ param: { id }, json })))

export const useApply = (id: string) =>
  useImportAction((mode: 'all' | 'good') => read(one.apply.$post({ param: { id }, json: { mode } })))

export const useDrop = (id: string) => useImportAction(() => read(one.drop.$post({ param: { id } })))

export const useUndo = (id: string) => useImportAction(() => read(one.undo.$post({ param: { id } })))

export const useExcludeMissing = (id: string) =>
  useImportAction((json: MissingExclusions) => read(one.missing.exclusions.$post({ param: { id }, json })))
