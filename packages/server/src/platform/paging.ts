import { z } from 'zod'

// The one way to page: by key. A page's `next` names the sort key of its last row; `after` asks for what follows.

// Text that PostgreSQL could not hold is no key of ours.
const keyShape = z.array(z.union([z.string().regex(/^[^\0]*$/), z.number(), z.null()]))
type Key = z.infer<typeof keyShape>

/** The rows of one page and the cursor of the next, from one row more than the page holds. */
export const cutPage = <T>(rows: readonly T[], limit: number, keyOf: (row: T) => Key) => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null }
}

/** The key a cursor names; none for the first page, or for a cursor that is not one of ours. */
export const readCursor = (after: string | undefined, length: number): Key | null => {
  if (after === undefined) return null
  try {
    const key = keyShape.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')))
    return key.length === length ? key : null
  } catch {
    return null
  }
}
