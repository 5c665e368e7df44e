import { fold } from './fold.ts'
import { pinyinInitials } from './pinyin-initials.ts'

/** What a row is found by, to be written with it; both columns follow from the rest of the row. */
export type SearchColumns = {
  /** Everything it is found by, folded, a line each. */
  readonly search: string
  /** Each two neighbouring characters within a line, for the index. */
  readonly grams: number[]
}

/**
 * Two UTF-16 code units in the 32 bits of a PostgreSQL `integer`: exact, so that two characters found need no
 * second look at the text.
 */
export const gramsOf = (line: string): readonly number[] =>
  Array.from(
    { length: Math.max(0, line.length - 1) },
    (_, at) => (line.charCodeAt(at) << 16) | line.charCodeAt(at + 1),
  )

/**
 * @param names by which it is found in characters and by the initials of their pinyin
 * @param others codes, numbers and addresses, found as they are written
 */
export const searchColumns = (names: readonly string[], others: readonly string[]): SearchColumns => {
  const lines = new Set([...names.map(fold), ...names.flatMap(pinyinInitials), ...others.map(fold)])
  lines.delete('')
  return { search: [...lines].join('\n'), grams: [...new Set([...lines].flatMap(gramsOf))] }
}
