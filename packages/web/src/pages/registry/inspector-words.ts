import type { Inspector, InspectorDetail, InspectorInput } from '../../api/types.ts'
import { wordFor } from '../../shared/domain-words.ts'
import type { Translate } from '../../texts/sentence.ts'

/** From the first to the last day, or that there is no end. */
export const spanWords = (from: string | null, until: string | null, t: Translate): string =>
  t('span.fromTo', { from: from ?? '…', until: until ?? t('span.open') })

/** The term of a certificate, or that nobody has entered it. */
export const certificateWords = (
  { certificateFrom, certificateUntil }: Pick<Inspector, 'certificateFrom' | 'certificateUntil'>,
  t: Translate,
): string =>
  certificateFrom === null && certificateUntil === null
    ? t('inspector.termUnknown')
    : spanWords(certificateFrom, certificateUntil, t)

/** Fields of the form that the register shows in clear; phone and identity number are entered blind. */
export type InspectorFields = Omit<InspectorInput, 'phone' | 'idNumber'>

export const fieldsOf = (inspector: InspectorDetail): InspectorFields => ({
  name: inspector.name,
  certificate: inspector.certificate,
  certificateFrom: inspector.certificateFrom,
  certificateUntil: inspector.certificateUntil,
  certificateIssuer: inspector.certificateIssuer,
  unit: inspector.unit,
  inEstablishment: inspector.inEstablishment,
  post: inspector.post,
  tags: inspector.tags.filter(tag => tag !== 'member'),
  specialities: inspector.specialities,
  areas: inspector.areas,
  remark: inspector.remark,
})

/** What a field of the form holds, in words. */
export const fieldWords = (field: string, value: unknown, t: Translate): string => {
  if (value === null || value === undefined || value === '') return ''
  if (field === 'post') return t(`state.post.${value as Inspector['post']}`)
  if (typeof value === 'boolean') return t(value ? 'inspector.establishmentYes' : 'inspector.establishmentNo')
  if (Array.isArray(value)) return value.map(one => wordFor(String(one), t)).join(t('list.joint'))
  return String(value)
}
