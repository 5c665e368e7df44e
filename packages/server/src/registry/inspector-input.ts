import { z } from '@hono/zod-openapi'
import { leaveKinds, posts } from '@mingqian/rules'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { daySchema } from '../platform/schemas.ts'
import type { InspectorContent } from './change-inspector.ts'
import { phone } from './import/facilities.ts'
import { inspectorColumns } from './import/inspectors.ts'
import { idNumber, type ReadingContext, type ValueReader } from './import/read-value.ts'
import { conflictKinds, inspectorTags } from './inspector.ts'
import { keySchema } from './search-text.ts'

// What the office types about an inspector, checked as an import checks a sheet.

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u)
const wordList = (most: number) => z.array(words(most).min(1)).max(50)
const day = daySchema.nullable()

const inOrder = <T extends { readonly from: string; readonly until: string | null }>(interval: T) =>
  interval.until === null || interval.from <= interval.until

const upsideDown = {
  path: ['until'],
  error: 'the last day lies before the first 结束日期早于开始日期',
}

export const inspectorContent = z.object({
  name: words(50).min(1),
  certificate: words(60).min(1),
  certificateFrom: day,
  certificateUntil: day,
  certificateIssuer: words(100),
  unit: words(100),
  inEstablishment: z.boolean(),
  post: z.enum(posts),
  tags: z.array(z.enum(inspectorTags)).max(3),
  specialities: wordList(20),
  areas: wordList(50),
  remark: words(500),
  phone: words(60).nullish(),
  idNumber: words(40).nullish(),
})

export const newInspector = inspectorContent.extend({ code: words(40).optional() })
export const inspectorChange = z.object({ revision: z.number().int(), inspector: inspectorContent })
export const inspectorParam = z.object({ id: keySchema })
const itemKey = z.string().regex(/^[A-Za-z0-9_-]{16}$/)
export const itemParam = inspectorParam.extend({ item: itemKey })
export const revisionQuery = z.object({ revision: z.coerce.number().int() })

export const leaveContent = z
  .object({ kind: z.enum(leaveKinds), from: daySchema, until: day, note: words(200) })
  .refine(inOrder, upsideDown)
export const leaveChange = z.object({ revision: z.number().int(), leave: leaveContent })

const conflictFields = {
  kind: z.enum(conflictKinds),
  from: daySchema,
  until: day,
  basis: words(300).min(2),
}
export const newConflict = z.object({ facilityId: keySchema, ...conflictFields }).refine(inOrder, upsideDown)
export const conflictChange = z.object({
  revision: z.number().int(),
  conflict: z.object(conflictFields).refine(inOrder, upsideDown),
})

/** A value as a sheet's column would read it; what is wrong with it goes to its field. */
const readAs = <T>(
  reader: ValueReader<T>,
  path: string,
  written: string,
  wrong: FieldProblem[],
): T | undefined => {
  const reading = reader(written, { bureau: '', today: '', classes: [] } satisfies ReadingContext)
  if (reading.ok) return reading.value
  const { message, expected } = reading
  wrong.push({
    path,
    message: {
      zh: `${message.zh}；应为：${expected.zh}`,
      en: `${message.en}; expected: ${expected.en}`,
    },
  })
  return undefined
}

/**
 * The content as the register keeps it: certificate, phone and identity number in their normal form.
 * @throws Problem bad-input with the fields to correct
 */
export const readInspectorContent = (
  written: z.infer<typeof inspectorContent>,
  code?: string | undefined,
): { readonly content: InspectorContent; readonly code: string | undefined } => {
  const wrong: FieldProblem[] = []
  const certificate = readAs(inspectorColumns.certificate.read, 'certificate', written.certificate, wrong)
  const phoneNumber = written.phone ? readAs(phone, 'phone', written.phone, wrong) : written.phone
  const identity = written.idNumber ? readAs(idNumber, 'idNumber', written.idNumber, wrong) : written.idNumber
  const number = code ? readAs(inspectorColumns.code.read, 'code', code, wrong) : undefined
  const { certificateFrom, certificateUntil } = written
  if (certificateFrom && certificateUntil && certificateFrom > certificateUntil)
    wrong.push({
      path: 'certificateUntil',
      message: {
        zh: '执法证有效期止早于起始日期',
        en: 'The certificate ends before it begins',
      },
    })
  if (wrong.length > 0) throw new Problem('bad-input', { fields: wrong })
  return {
    content: {
      ...written,
      certificate: certificate ?? '',
      phone: phoneNumber === '' ? undefined : phoneNumber,
      idNumber: identity === '' ? undefined : identity,
    },
    code: number,
  }
}
