import { z } from '@hono/zod-openapi'

/** The lists that have views. */
export const listNames = ['facilities', 'inspectors', 'visits', 'outside-visits'] as const
export type ListName = (typeof listNames)[number]

const mostParts = 40
const part = z.union([z.string().max(1000), z.number(), z.boolean()])

/** A list's address without its page: names and values of filters, order and columns. */
export const viewSearch = z
  .record(z.string().regex(/^[A-Za-z]{1,40}$/), part)
  .refine(search => Object.keys(search).length <= mostParts, `at most ${mostParts} parts`)
export type ViewSearch = z.infer<typeof viewSearch>

export const viewName = z.string().trim().min(1).max(40)

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  search: viewSearch,
  shared: z.boolean(),
  owner: z.string(),
  mine: z.boolean().openapi({ description: 'Whether the caller may rename, change and delete it' }),
  isDefault: z.boolean().openapi({ description: "Whether the caller's list opens with it" }),
})
