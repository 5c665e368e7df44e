import { hasCreditCodeShape, isCreditCode } from '@mingqian/rules'
import { z } from 'zod'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
import type { EntryKind, Field, FieldValue } from './field.ts'

/** What an entry holds, by the ids of its kind's fields; a field of which nothing is known is absent. */
export type EntryData = Readonly<Record<string, FieldValue>>

const isPermitNumber = (number: string): boolean =>
  /^.{18}[0-9]{3}[0-9A-Z]$/.test(number) &&
  hasCreditCodeShape(number.slice(0, 18)) &&
  isCreditCode(number.slice(0, 18))

const valueSchema = (field: Field): z.ZodType<FieldValue> => {
  switch (field.type) {
    case 'text':
      return z
        .string()
        .trim()
        .min(1)
        .max(field.most)
        .regex(/^[^\0]*$/)
    case 'day':
      return z.iso.date()
    case 'number': {
      const number = field.whole ? z.int() : z.number()
      return number.min(field.least ?? -1e12).max(field.most ?? 1e12)
    }
    case 'choice':
      return z.enum(field.choices.map(({ id }) => id))
    case 'yes-no':
      return z.boolean()
    case 'permit-number':
      return z.string().trim().toUpperCase().refine(isPermitNumber)
    default:
      return field satisfies never
  }
}

const expected = (field: Field): Text => {
  switch (field.type) {
    case 'text':
      return { zh: `不超过${field.most}个字的文字`, en: `text of at most ${field.most} characters` }
    case 'day':
      return { zh: '日期，如2026-11-03', en: 'a date such as 2026-11-03' }
    case 'number':
      return field.least !== undefined && field.most !== undefined
        ? { zh: `${field.least}至${field.most}之间的数`, en: `a number from ${field.least} to ${field.most}` }
        : {
            zh: field.least === 0 ? '不小于0的数' : '数',
            en: field.least === 0 ? 'a number, not below 0' : 'a number',
          }
    case 'choice': {
      const { choices } = field
      return {
        zh: `${choices.map(({ label }) => label.zh).join('、')}之一`,
        en: `one of ${choices.map(({ label }) => label.en).join(', ')}`,
      }
    }
    case 'yes-no':
      return { zh: '是或否', en: 'yes or no' }
    case 'permit-number':
      return {
        zh: '22位：统一社会信用代码+3位序号+1位字母或数字，如…001P',
        en: '22 characters: credit code, three digits, one letter or digit, such as …001P',
      }
    default:
      return field satisfies never
  }
}

const labelOf = (kind: Pick<EntryKind, 'fields'>, id: string): Text =>
  kind.fields.find(field => field.id === id)?.label ?? { zh: id, en: id }

/** What is wrong with an entry as a whole: days out of order, days that have not come. */
export const objectionsTo = (
  kind: Pick<EntryKind, 'fields' | 'inOrder'>,
  data: EntryData,
  today: string,
): readonly FieldProblem[] => [
  ...kind.fields.flatMap((field): FieldProblem[] => {
    const day = data[field.id]
    if (field.type !== 'day' || field.ahead || typeof day !== 'string' || day <= today) return []
    return [
      {
        path: field.id,
        message: {
          zh: `${field.label.zh}不能晚于今天（${today}）`,
          en: `${field.label.en} lies after today (${today})`,
        },
      },
    ]
  }),
  ...(kind.inOrder ?? []).flatMap(([earlier, later]): FieldProblem[] => {
    const [from, to] = [data[earlier], data[later]]
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return []
    const [one, other] = [labelOf(kind, earlier), labelOf(kind, later)]
    return [
      {
        path: later,
        message: {
          zh: `${other.zh}（${to}）早于${one.zh}（${from}）`,
          en: `${other.en} (${to}) lies before ${one.en} (${from})`,
        },
      },
    ]
  }),
]

/**
 * An entry's data from outside, checked by its kind. Blank fields are left out.
 * @param given by field id; null, undefined and empty text are blank
 * @param today ISO day in Shanghai
 * @throws Problem bad-input naming each field
 */
export const readEntryData = (
  kind: Pick<EntryKind, 'fields' | 'inOrder'>,
  given: Readonly<Record<string, unknown>>,
  today: string,
): EntryData => {
  const data: Record<string, FieldValue> = {}
  const fields: FieldProblem[] = []
  for (const field of kind.fields) {
    const value = given[field.id]
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      if (field.mandatory)
        fields.push({
          path: field.id,
          message: { zh: `请填写${field.label.zh}`, en: `${field.label.en} is missing` },
        })
      continue
    }
    const read = valueSchema(field).safeParse(value)
    if (read.success) data[field.id] = read.data
    else {
      const should = expected(field)
      fields.push({
        path: field.id,
        message: { zh: `${field.label.zh}应为${should.zh}`, en: `${field.label.en} must be ${should.en}` },
      })
    }
  }
  const known = new Set(kind.fields.map(({ id }) => id))
  for (const path of Object.keys(given))
    if (!known.has(path)) fields.push({ path, message: { zh: '没有这个栏目', en: 'there is no such field' } })
  fields.push(...objectionsTo(kind, data, today))
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  return data
}
