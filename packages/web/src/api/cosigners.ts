import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { saveFile } from '../shared/save-file.ts'
import { api, read, send } from './client.ts'
import { fileNameOf } from './documents.ts'

export const cosignersQuery = queryOptions({
  queryKey: ['cosigners'],
  queryFn: async () => (await read(api.cosigners.$get())).items,
})

export type Cosigner = Awaited<ReturnType<NonNullable<(typeof cosignersQuery)['queryFn']>>>[number]

export type CosignerInput = {
  name: string
  key: string
  encryption: string | null
  recipient: Cosigner['recipient']
}

const useCosignerChange = <A, R>(change: (argument: A) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['cosigners'] }),
  })
}

export const useEnterCosigner = () =>
  useCosignerChange((json: CosignerInput) => read(api.cosigners.$post({ json })))

export const useWithdrawCosigner = () =>
  useCosignerChange(({ id, reason }: { id: string; reason: string }) =>
    read(api.cosigners[':id'].withdraw.$post({ param: { id }, json: { reason } })),
  )

const packages = api.draws[':id']['filing-packages']

export const packagesQuery = (drawId: string) =>
  queryOptions({
    queryKey: ['filing-packages', drawId],
    queryFn: async () => (await read(packages.$get({ param: { id: drawId } }))).items,
  })

/** Where the file of a package is; the browser names it as the server says. */
export const packageUrl = (id: string) => `/api/filing-packages/${id}`

export const useMakePackage = (drawId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (cosigner: string) => read(packages.$post({ param: { id: drawId }, json: { cosigner } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['filing-packages', drawId] }),
  })
}

/** Unseals the list onto paper: the reason is recorded, the document goes to the person's downloads. */
export const usePaperFiling = (drawId: string) =>
  useMutation({
    mutationFn: async (reason: string) => {
      const response = await send(`/api/draws/${encodeURIComponent(drawId)}/filing-paper`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason }),
      })
      saveFile(
        fileNameOf(response.headers.get('content-disposition')) ?? 'filing.docx',
        await response.blob(),
      )
    },
  })
