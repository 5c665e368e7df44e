import { z } from 'zod'
import type { Column, Columns } from '../registry/import/index.ts'
import { cleanCode, cleanHeading } from '../registry/import/index.ts'

/**
 * How a source writes its lists: which heading is which field, and what words it uses for values. A field that is not
 * named is found by the usual headings; null says that a heading is none of ours.
 */
export const mappingSchema = z.object({
  columns: z.record(z.string().max(100), z.string().max(60).nullable()).default({}),
  values: z.record(z.string().max(60), z.record(z.string().max(100), z.string().max(100))).default({}),
})
export type Mapping = z.infer<typeof mappingSchema>

export const noMapping: Mapping = { columns: {}, values: {} }

const withWords = (
  column: Column<unknown>,
  words: Readonly<Record<string, string>> | undefined,
): Column<unknown> => {
  if (!words) return column
  const known = new Map(Object.entries(words).map(([written, meant]) => [cleanCode(written), meant]))
  return { ...column, read: (raw, context) => column.read(known.get(cleanCode(raw)) ?? raw, context) }
}

/** The columns of a register as a source writes them. */
export const withMapping = <C extends Columns>(columns: C, { columns: given, values }: Mapping): C => {
  const fieldOf = new Map(Object.entries(given).map(([heading, field]) => [cleanHeading(heading), field]))
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => {
      const own = Object.keys(given).filter(heading => given[heading] === field)
      const usual = column.headings.filter(
        heading =>
          (fieldOf.get(cleanHeading(heading)) ?? field) === field &&
          fieldOf.get(cleanHeading(heading)) !== null,
      )
      const [first, ...others] = [...own, ...(own.length > 0 ? [] : usual)]
      // A heading that no file has, for a field whose usual headings all mean something else here.
      const headings = first === undefined ? ([`\u0000${field}`] as const) : ([first, ...others] as const)
      return [field, withWords({ ...column, headings }, values[field])]
    }),
  ) as unknown as C
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(text.length - 1, 1) }, (_, at) => text.slice(at, at + 2)))

/** How alike two texts are, from 0 to 1: the share of their pairs of characters that both have (Dice). */
export const likeness = (one: string, other: string): number => {
  if (one === other) return 1
  const [a, b] = [pairs(one), pairs(other)]
  const common = [...a].filter(pair => b.has(pair)).length
  return (2 * common) / (a.size + b.size)
}

/** The field each heading most likely means, for who maps them; each field at most once. */
export const suggestMapping = (
  columns: Columns,
  headings: readonly string[],
): Readonly<Record<string, string>> => {
  const scored = headings.flatMap(heading =>
    Object.entries(columns).map(([field, column]) => ({
      heading,
      field,
      score: Math.max(...column.headings.map(known => likeness(cleanHeading(known), cleanHeading(heading)))),
    })),
  )
  const suggested: Record<string, string> = {}
  const taken = new Set<string>()
  for (const { heading, field } of scored
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)) {
    if (suggested[heading] !== undefined || taken.has(field)) continue
    suggested[heading] = field
    taken.add(field)
  }
  return suggested
}
