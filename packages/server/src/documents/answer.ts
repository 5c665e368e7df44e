import { attachment } from '../platform/attachment.ts'
import type { OfficialDocument } from './official-document.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How a route that answers with a document is declared. */
export const documentResponse = (description: string) =>
  ({
    description,
    content: { [mediaType]: { schema: { type: 'string', format: 'binary' } as const } },
  }) as const

/** @param plainName ASCII file name without its ending */
export const documentAnswer = async (document: OfficialDocument, plainName: string): Promise<Response> => {
  // The library is large and seldom needed: the server starts without it.
  const { writeDocument } = await import('./write-document.ts')
  return new Response(await writeDocument(document), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': attachment(`${document.name}.docx`, `${plainName.replace(/[^\w-]/g, '')}.docx`),
      'Cache-Control': 'no-store',
    },
  })
}
