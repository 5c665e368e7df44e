/** A text as it is searched: compatibility forms folded (NFKC), small letters, single spaces. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** What somebody typed, as the parts that must all be found. */
export const termsOf = (typed: string): readonly string[] =>
  fold(typed)
    .split(' ')
    .filter(term => term !== '')
