import { z } from '@hono/zod-openapi'

// Shapes that many answers share.

export const textSchema = z.object({ zh: z.string(), en: z.string() })
/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export const daySchema = z.iso.date()
/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime()
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const pageQuery = {
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** A page of a list: `next` is the key to ask for the following one with `after`. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.number().int(),
    totalIsLeast: z.boolean().optional().openapi({ description: 'There are more than `total`' }),
  })
