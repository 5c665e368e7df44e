import type { DossierCatalogue, FacilityProfile } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { isSealed, type PlainField, plainFields, removal } from './facility-values.ts'
import { fieldWords } from './field-words.ts'

/** The names of a facility form's fields, and their values in words. */
export const useFacilityWords = (catalogue: DossierCatalogue) => {
  const { t, text } = useTexts()
  const { classWord } = useClassWords()
  const ofProfile = (field: string) => catalogue.profile.find(({ id }) => field === `profile.${id}`)
  const label = (field: string): string => {
    if ((plainFields as readonly string[]).includes(field)) return t(`facility.${field as PlainField}`)
    const known = ofProfile(field)
    return known ? text(known.label) : field.replace(/^(?:extra|profile)\./, '')
  }
  const words = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return '—'
    const known = ofProfile(field)
    if (known) return fieldWords(known, value, { t, text })
    if (Array.isArray(value)) return value.length > 0 ? value.join(t('list.joint')) : '—'
    if (field === 'class') return classWord(String(value))
    if (field === 'operation') return t(`operation.${value as FacilityProfile['operation']}`)
    // A mask is shown as it is; a number that was typed is not shown again.
    if (isSealed(field) && !String(value).includes('*'))
      return t(value === removal ? 'dossier.numberRemoved' : 'dossier.numberTyped')
    return String(value)
  }
  return { label, words }
}
