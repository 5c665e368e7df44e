import { z } from '@hono/zod-openapi'

// Workbooks (.xlsx) as answers: how a route declares one, and what a browser keeps it as.

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const workbook = (description: string) => ({
  description,
  content: { [mediaType]: { schema: z.string().openapi({ format: 'binary' }) } },
})

/** @param name the file's name, `.xlsx` included */
export const workbookHeaders = (name: string) => ({
  'Content-Type': mediaType,
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})
