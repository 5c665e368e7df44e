import type { Text } from '../platform/text.ts'
import type { Field, FieldValue } from './field.ts'

const plain = (value: unknown): Text => ({ zh: String(value), en: String(value) })

/** A field's value as people read it: the label of a choice, a number with its unit. Null for a blank. */
export const fieldWords = (field: Field | undefined, value: FieldValue | null | undefined): Text | null => {
  if (value === null || value === undefined || value === '') return null
  if (field?.type === 'choice') return field.choices.find(({ id }) => id === value)?.label ?? plain(value)
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  return plain(field?.unit ? `${value} ${field.unit}` : value)
}
