import { type AnyColumn, and, type SQL, sql } from 'drizzle-orm'
import { termsOf } from './fold.ts'
import { gramsOf } from './search-columns.ts'

/**
 * Holds of rows that have every part of what was typed somewhere in what they are found by. Parts of two characters and
 * more are looked up by the index; one character alone is looked for row by row.
 */
export const foundBy = (
  typed: string | undefined,
  columns: { readonly search: AnyColumn; readonly grams: AnyColumn },
): SQL | undefined => {
  const terms = termsOf(typed ?? '')
  if (terms.length === 0) return undefined
  const grams = [...new Set(terms.flatMap(gramsOf))]
  return and(
    grams.length > 0 ? sql`${columns.grams} @> ${sql.param(grams)}::integer[]` : undefined,
    // A pair is in the index as it is; of longer parts the index knows the pairs, not their order.
    ...terms.filter(term => term.length !== 2).map(term => sql`strpos(${columns.search}, ${term}) > 0`),
  )
}
