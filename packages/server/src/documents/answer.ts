import type { OfficialDocument } from './official-document.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** How a route that answers with a document is declared. */
export const documentResponse = (description: string) =>
  ({
    description,
    content: { [mediaType]: { schema: { type: 'string', format: 'binary' } as const } },
  }) as const

/** A header value that keeps a Chinese file name (RFC 5987, RFC 6266), with an ASCII one for old programs. */
const attachment = (name: string, plainName: string): string => {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`
}

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
