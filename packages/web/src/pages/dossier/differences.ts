/** What a form holds, by the names of its fields. */
export type Values = Readonly<Record<string, unknown>>

/** A field that two people have left differently. */
export type FieldDifference = {
  readonly field: string
  readonly theirs: unknown
  readonly mine: unknown
  /** Who changed it since both began. */
  readonly by: 'both' | 'mine' | 'theirs'
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Whether two values of a field say the same; blank is blank, however it is written. */
export const isSame = (one: unknown, other: unknown): boolean =>
  (isBlank(one) && isBlank(other)) || JSON.stringify(one) === JSON.stringify(other)

const fieldsOf = (...all: readonly Values[]): readonly string[] => [...new Set(all.flatMap(Object.keys))]

/** Where what somebody else has saved meanwhile and what I have typed differ. @param base what I began from */
export const differencesBetween = (base: Values, theirs: Values, mine: Values): readonly FieldDifference[] =>
  fieldsOf(theirs, mine)
    .filter(field => !isSame(theirs[field], mine[field]))
    .map(field => ({
      field,
      theirs: theirs[field],
      mine: mine[field],
      by: isSame(base[field], theirs[field]) ? 'mine' : isSame(base[field], mine[field]) ? 'theirs' : 'both',
    }))

export type Choice = 'theirs' | 'mine'
export type Choices = Readonly<Record<string, Choice>>

/** What is taken unless the person says otherwise: whoever alone changed a field has it; where both did, they must say. */
export const firstChoices = (differences: readonly FieldDifference[]): Choices =>
  Object.fromEntries(differences.flatMap(({ field, by }) => (by === 'both' ? [] : [[field, by] as const])))

/** The form's values after the choices: what I typed where mine was taken, and what is saved everywhere else. */
export const settled = (theirs: Values, mine: Values, choices: Choices): Values => ({
  ...theirs,
  ...Object.fromEntries(
    Object.entries(choices).flatMap(([field, choice]) =>
      choice === 'mine' ? [[field, mine[field]] as const] : [],
    ),
  ),
})

/** The fields of which the form says something else than what it began from. */
export const changedFields = (base: Values, now: Values): readonly string[] =>
  fieldsOf(base, now).filter(field => !isSame(base[field], now[field]))
