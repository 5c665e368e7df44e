import { z } from 'zod'

export const text = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })

/** A sentence for the reader: plain official Chinese first, English second. */
export type Text = z.infer<typeof text>
