import { z } from '@hono/zod-openapi'
import { workbookHeaders } from '../platform/workbooks.ts'
import type { Sheet, SheetFormat } from './sheet.ts'
import { sheetFormats } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** What an export is asked with beside the list's own filters: the format, and the columns in their order. */
export const exportQuery = {
  format: z.enum(sheetFormats).default('xlsx'),
  columns: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z,]*$/)
    .default('')
    .transform(names => names.split(',').filter(name => name !== '')),
}

/** How a route declares an exported list. */
export const exportedList = (description: string) => ({
  description,
  content: {
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
      schema: z.string().openapi({ format: 'binary' }),
    },
    'text/csv': { schema: z.string() },
  },
})

const csvHeaders = (name: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})

const streamOf = (chunks: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    pull: async controller => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await chunks.return(undefined)),
  })

/**
 * A sheet as the answer's body, sent as it is written and no faster than it is taken.
 * @param name the file's, without its ending
 */
export const sheetAnswer = (sheet: Sheet, format: SheetFormat, name: string) =>
  format === 'csv'
    ? { body: streamOf(writeCsv(sheet)), headers: csvHeaders(`${name}.csv`) }
    : { body: streamOf(writeXlsx(sheet)), headers: workbookHeaders(`${name}.xlsx`) }
