import type { FacilityEdit, FacilityProfile } from '../../api/types.ts'
import { changedFields, type Values } from './differences.ts'

/** The fields of a facility itself in the order of its form; the profile's and the office's own follow. */
export const plainFields = [
  'name',
  'formerNames',
  'creditCode',
  'legalPerson',
  'legalPersonId',
  'contact',
  'phone',
  'class',
  'keyKinds',
  'operation',
  'division',
  'area',
  'address',
  'longitude',
  'latitude',
  'industry',
  'permit',
  'remark',
] as const
export type PlainField = (typeof plainFields)[number]

/** Fields of which the form sees the mask only; what is typed replaces the number. */
const sealedFields = ['legalPersonId', 'phone'] as const
export type SealedField = (typeof sealedFields)[number]

export const isSealed = (field: string): field is SealedField =>
  (sealedFields as readonly string[]).includes(field)

/** What is typed to have a sealed number removed. */
export const removal = '无'

/** A facility as a form holds it: one level, `profile.size` and `extra.网格员` among the names. */
export const facilityValues = (facility: FacilityProfile): Values => ({
  ...Object.fromEntries(plainFields.map(field => [field, facility[field]])),
  ...Object.fromEntries(Object.entries(facility.profile).map(([id, value]) => [`profile.${id}`, value])),
  ...Object.fromEntries(Object.entries(facility.extra).map(([name, value]) => [`extra.${name}`, value])),
})

/** The values of a form whose sealed fields are blank unless something was typed. */
export const typedOver = (typed: Values, from: FacilityProfile): Values => ({
  ...facilityValues(from),
  ...Object.fromEntries(Object.entries(typed).filter(([field, value]) => !isSealed(field) || Boolean(value))),
})

/** What the inputs show of values: nothing of sealed fields but what was typed. */
export const shownValues = (values: Values, from: FacilityProfile): Values => ({
  ...values,
  ...Object.fromEntries(
    sealedFields.map(field => [field, values[field] === from[field] ? undefined : values[field]]),
  ),
})

const under = (values: Values, prefix: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      field.startsWith(prefix) && value !== null && value !== undefined && value !== ''
        ? [[field.slice(prefix.length), value] as const]
        : [],
    ),
  )

const blankOf = (field: PlainField) =>
  field === 'longitude' || field === 'latitude'
    ? null
    : field === 'formerNames' || field === 'keyKinds'
      ? []
      : ''

/** What is to be changed, field by field; null if nothing is. */
export const editOf = (values: Values, from: FacilityProfile): FacilityEdit | null => {
  const changed = changedFields(facilityValues(from), values)
  if (changed.length === 0) return null
  const plain = plainFields.filter(field => changed.includes(field))
  return {
    revision: from.revision,
    ...Object.fromEntries(
      plain.map(field => {
        const value = values[field] ?? blankOf(field)
        return [field, isSealed(field) && value === removal ? '' : value]
      }),
    ),
    ...(changed.some(field => field.startsWith('profile.'))
      ? { profile: under(values, 'profile.') as NonNullable<FacilityEdit['profile']> }
      : {}),
    ...(changed.some(field => field.startsWith('extra.'))
      ? { extra: under(values, 'extra.') as Record<string, string> }
      : {}),
  }
}
