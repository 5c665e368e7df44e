/** A field that two people have given different values since one version. */
export type Clash<T> = { readonly field: keyof T & string }

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/**
 * Two edits of one version brought together: what only one has changed is taken as it is, and what both have changed
 * to different values is named, mine standing there until somebody decides.
 */
export const threeWay = <T extends object>(
  base: T,
  mine: T,
  theirs: T,
): {
  readonly merged: T
  readonly clashes: readonly Clash<T>[]
  readonly taken: readonly (keyof T & string)[]
} => {
  const fields = Object.keys(theirs) as (keyof T & string)[]
  const merged = { ...mine }
  const clashes: Clash<T>[] = []
  const taken: (keyof T & string)[] = []
  for (const field of fields) {
    if (same(theirs[field], base[field]) || same(theirs[field], mine[field])) continue
    if (same(mine[field], base[field])) {
      merged[field] = theirs[field]
      taken.push(field)
    } else clashes.push({ field })
  }
  return { merged, clashes, taken }
}
