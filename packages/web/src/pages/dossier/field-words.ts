import type { DossierField, Text } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'

type Reading = { readonly t: Translate; readonly text: (text: Text) => string }

/** A field's value as people read it; a dash where nothing is known. */
export const fieldWords = (field: DossierField, value: unknown, { t, text }: Reading): string => {
  if (value === undefined || value === null || value === '') return '—'
  if (field.type === 'choice') {
    const choice = field.choices.find(({ id }) => id === value)
    return choice ? text(choice.label) : String(value)
  }
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  return field.unit ? `${value} ${field.unit}` : String(value)
}
