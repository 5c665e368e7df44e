import { z } from '@hono/zod-openapi'

/** What a deadline is about; see `About`. */
export const aboutSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('year'), year: z.number().int() }),
  z.object({ what: z.literal('period'), period: z.string() }),
  z.object({ what: z.literal('draw'), drawId: z.string() }),
  z.object({
    what: z.literal('visit'),
    drawId: z.string(),
    index: z.number().int(),
    facilityId: z.string(),
  }),
])
