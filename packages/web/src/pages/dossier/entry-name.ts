import type { DossierEntry, DossierKind, Text } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'
import { fieldWords } from './field-words.ts'

/** What tells an entry from others of its kind: its number, or its first mandatory field. */
export const entryName = (
  kind: DossierKind,
  entry: DossierEntry,
  reading: { readonly t: Translate; readonly text: (text: Text) => string },
): string => {
  const named = kind.fields.find(({ id }) => id === kind.key) ?? kind.fields.find(field => field.mandatory)
  return named ? fieldWords(named, entry.data[named.id], reading) : ''
}
