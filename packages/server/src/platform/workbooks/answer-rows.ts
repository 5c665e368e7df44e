import { ReadableStream as WebStream } from 'node:stream/web'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Env } from '../http.ts'
import type { ExportColumn, Rows } from './columns.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

// Tables as downloads, sent as their rows are read.

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

const exportFormat = z.enum(['xlsx', 'csv'])
type ExportFormat = z.infer<typeof exportFormat>

/** For a route's query: which of the two is wanted. */
export const exportQuery = z.object({ format: exportFormat.default('xlsx') })

/** How a route declares a table as its answer. */
export const exportedTable = (description: string) => ({
  description,
  content: {
    [mediaTypes.xlsx]: { schema: z.string().openapi({ format: 'binary' }) },
    'text/csv': { schema: z.string() },
  },
})

/**
 * Answers with a table that is written as its rows come: as many as there are take no more memory than a few hundred, and
 * a slow reader keeps them waiting. The first rows are read before the answer begins, so what fails at once is
 * answered as a problem; later the transfer breaks off, which a browser shows as a failed download.
 * @param name the file's name without its ending, and the sheet's
 */
export const answerRows = async <Row>(
  c: Context<Env>,
  table: {
    readonly format: ExportFormat
    readonly name: string
    readonly columns: readonly ExportColumn<Row>[]
    readonly rows: Rows<Row>
  },
) => {
  const { format, name, columns } = table
  const language = c.get('language')
  const rows = await begun(table.rows)
  const bytes =
    format === 'xlsx' ? writeXlsx(name, columns, rows, language) : writeCsv(columns, rows, language)
  return c.body(WebStream.from(bytes) as ReadableStream<Uint8Array<ArrayBuffer>>, 200, {
    'Content-Type': mediaTypes[format],
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
  })
}

/** The rows with the first of them read already. */
const begun = async <Row>(rows: Rows<Row>): Promise<AsyncIterable<Row>> => {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const first = await iterator.next()
  return (async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  })()
}
