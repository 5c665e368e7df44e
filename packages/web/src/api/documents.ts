import { useMutation } from '@tanstack/react-query'
import { saveFile } from '../shared/save-file.ts'
import { send } from './client.ts'

/** The name a file is sent under (RFC 6266), in its own script where the header has that. */
export const fileNameOf = (disposition: string | null): string | null => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? []
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null
}

/** Fetches a document the server writes and hands it to the person's downloads under the server's name. */
export const useDocument = (path: string) =>
  useMutation({
    mutationFn: async () => {
      const response = await send(path)
      const name = fileNameOf(response.headers.get('content-disposition')) ?? 'document.docx'
      saveFile(name, await response.blob())
    },
  })
