import { z } from '@hono/zod-openapi'
import { mayLieInProvince } from '@mingqian/rules'
import { and, eq } from 'drizzle-orm'
import type { ChangeContext } from '../changes/index.ts'
import { profileFields, readEntryData } from '../dossiers/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { changeFacilities, type FacilityColumns, formerNamesAfter } from './change-facilities.ts'
import {
  holdsPersonalNumber,
  identityNumberExpected,
  readIdentityNumber,
  sealIdentityNumber,
} from './identity-number.ts'
import { cleanText } from './import/clean-text.ts'
import { facilityColumns, otherProvince } from './import/facilities.ts'
import { operations, type ReadingContext } from './import/index.ts'
import { sealPhone } from './phone.ts'
import { facilities } from './tables.ts'

const line = z.string().max(1000)
const value = z.union([z.string().max(5000), z.number(), z.boolean(), z.null()])

/** Fields that a sheet may give as well, read by the same readers; blank is empty text. */
const writtenFields = [
  'name',
  'creditCode',
  'legalPerson',
  'division',
  'area',
  'address',
  'industry',
  'permit',
  'contact',
  'remark',
] as const
type WrittenField = (typeof writtenFields)[number]

const mandatory: ReadonlySet<string> = new Set<WrittenField>(['name', 'creditCode', 'division', 'address'])

/**
 * What is to be changed of a facility, and the revision on which that was decided; what is not named stays. Numbers that
 * are sealed are named only if they are to be replaced, empty to be removed.
 */
export const facilityEdit = z.strictObject({
  revision: z.number().int(),
  ...(Object.fromEntries(writtenFields.map(field => [field, line.optional()])) as Record<
    WrittenField,
    z.ZodOptional<z.ZodString>
  >),
  formerNames: z.array(line).max(50).optional(),
  class: z.string().max(100).optional(),
  keyKinds: z.array(line).max(20).optional(),
  operation: z.enum(operations).optional(),
  longitude: z.number().nullable().optional(),
  latitude: z.number().nullable().optional(),
  phone: line.optional(),
  legalPersonId: line.optional(),
  profile: z.record(z.string().max(50), value).optional(),
  extra: z.record(z.string().max(50), z.string().max(1000)).optional(),
})
export type FacilityEdit = z.infer<typeof facilityEdit>

const mostExtra = 60

const personalNumber: FieldProblem['message'] = {
  zh: '请勿在此填写手机号码或身份证号码，它们有加密保存的专门栏目',
  en: 'Mobile and identity numbers have sealed fields of their own; don’t write them here',
}

/** Reads names of one list: cleaned, none twice, none blank. */
const names = (given: readonly string[]): string[] => [
  ...new Set(given.map(cleanText).filter(name => name !== '')),
]

/** What the edit says, checked field by field. Sealed numbers come in clear. @throws Problem bad-input */
const readEdit = (edit: FacilityEdit, context: ReadingContext) => {
  const problems: FieldProblem[] = []
  const object = (path: string, message: FieldProblem['message']) => problems.push({ path, message })
  const columns: { -readonly [C in keyof FacilityColumns]?: FacilityColumns[C] } = {}
  const readBy = (field: keyof typeof facilityColumns, raw: string) => {
    const reading = facilityColumns[field].read(raw, context)
    if (!reading.ok)
      object(field, {
        zh: `${reading.message.zh}；应为${reading.expected.zh}`,
        en: `${reading.message.en}; expected: ${reading.expected.en}`,
      })
    return reading.ok ? reading.value : undefined
  }
  for (const field of writtenFields) {
    const raw = edit[field]
    if (raw === undefined) continue
    if (raw.trim() === '') {
      if (mandatory.has(field)) object(field, { zh: '此项必填', en: 'This is needed' })
      else columns[field] = ''
      continue
    }
    const read = readBy(field, raw)
    if (typeof read === 'string') columns[field] = read
  }
  if (columns.remark && holdsPersonalNumber(columns.remark)) object('remark', personalNumber)
  if (columns.contact && holdsPersonalNumber(columns.contact)) object('contact', personalNumber)
  if (edit.formerNames) columns.formerNames = names(edit.formerNames)
  if (edit.keyKinds) columns.keyKinds = names(edit.keyKinds)
  if (edit.operation) columns.operation = edit.operation
  if (edit.class !== undefined) {
    if (context.classes.some(({ id }) => id === edit.class)) columns.class = edit.class
    else object('class', { zh: '没有这个监管类别', en: 'There is no such class' })
  }
  for (const axis of ['longitude', 'latitude'] as const) {
    const given = edit[axis]
    if (given === undefined) continue
    const read = given === null ? null : readBy(axis, String(given))
    if (read === null || typeof read === 'number') columns[axis] = read
  }
  if (edit.profile) {
    try {
      columns.profile = readEntryData({ fields: profileFields }, edit.profile, context.today)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      for (const { path, message } of error.fields) object(`profile.${path}`, message)
    }
  }
  if (edit.extra) {
    const extra = Object.entries(edit.extra).map(([name, text]) => [cleanText(name), text.trim()] as const)
    for (const [name, text] of extra)
      if (name === '') object('extra', { zh: '自定义栏目没有名称', en: 'A field of your own has no name' })
      else if (holdsPersonalNumber(text)) object(`extra.${name}`, personalNumber)
    if (extra.length > mostExtra)
      object('extra', { zh: `自定义栏目最多${mostExtra}个`, en: `At most ${mostExtra} fields of your own` })
    columns.extra = Object.fromEntries(extra.filter(([, text]) => text !== ''))
  }
  const phone = edit.phone?.trim() ? readBy('phone', edit.phone) : undefined
  const legalPersonId = edit.legalPersonId?.trim() ? readIdentityNumber(edit.legalPersonId) : undefined
  if (legalPersonId === null) object('legalPersonId', identityNumberExpected)
  if (problems.length > 0) throw new Problem('bad-input', { fields: problems })
  return {
    columns,
    phone: typeof phone === 'string' ? phone : undefined,
    legalPersonId: legalPersonId ?? undefined,
  }
}

/** @throws Problem bad-input where the place cannot lie in the province of its division */
const objectToPlace = ({
  division,
  longitude,
  latitude,
}: Pick<FacilityColumns, 'division' | 'longitude' | 'latitude'>): void => {
  if (longitude === null || latitude === null || mayLieInProvince(division, longitude, latitude)) return
  const { message, expected } = otherProvince(division, longitude, latitude)
  const said = {
    zh: `${message.zh}；应为${expected.zh}`,
    en: `${message.en}; expected: ${expected.en}`,
  }
  throw new Problem('bad-input', {
    fields: ['longitude', 'latitude'].map(path => ({ path, message: said })),
  })
}

/** What decides on the class `key` beside the register: an edition of the key-facility directory. */
export type ClassDecided = (
  rows: Rows,
  bureau: string,
  id: string,
  stated: string,
) => Promise<{
  readonly edition: string
  readonly class: string
  readonly keyKinds: readonly string[]
} | null>

/** @throws Problem bad-input where the directory in force says otherwise than the edit */
const objectToClass = async (
  rows: Rows,
  bureau: string,
  id: string,
  { class: stated, keyKinds }: Partial<FacilityColumns>,
  current: string,
  decidedBy: ClassDecided,
): Promise<void> => {
  if (stated === undefined && keyKinds === undefined) return
  const decided = await decidedBy(rows, bureau, id, stated ?? current)
  if (!decided) return
  const message = {
    zh: `由重点排污单位名录（${decided.edition}）决定，请在名录中调整`,
    en: `The key-facility directory (${decided.edition}) decides this; change it there`,
  }
  const fields: FieldProblem[] = [
    ...(stated !== undefined && stated !== decided.class ? [{ path: 'class', message }] : []),
    ...(keyKinds && keyKinds.join() !== decided.keyKinds.join() ? [{ path: 'keyKinds', message }] : []),
  ]
  if (fields.length > 0) throw new Problem('bad-input', { fields })
}

/**
 * Changes what the office has edited of one facility.
 * @throws Problem bad-input naming each field, not-found, register-row-changed, register-changed
 */
export const editFacility = async (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  id: string,
  edit: FacilityEdit,
  reading: ReadingContext,
  decidedBy: ClassDecided,
): Promise<void> => {
  const { vault } = platform
  const { columns, phone, legalPersonId } = readEdit(edit, reading)
  const owner = { bureau: context.bureau, id }
  const [row] = await rows
    .select({
      name: facilities.name,
      class: facilities.class,
      division: facilities.division,
      longitude: facilities.longitude,
      latitude: facilities.latitude,
    })
    .from(facilities)
    .where(and(eq(facilities.bureau, context.bureau), eq(facilities.id, id)))
  if (!row) throw new Problem('not-found')
  if (columns.name !== undefined && columns.formerNames)
    columns.formerNames = formerNamesAfter({ ...row, formerNames: columns.formerNames }, columns.name)
  objectToPlace({ ...row, ...columns })
  await objectToClass(rows, context.bureau, id, columns, row.class, decidedBy)
  await changeFacilities(rows, context, [
    {
      id,
      revision: edit.revision,
      columns: {
        ...columns,
        ...(edit.phone === undefined
          ? {}
          : { phoneSealed: sealPhone(vault, { ...owner, kind: 'facility' }, phone) }),
        ...(edit.legalPersonId === undefined
          ? {}
          : { legalPersonIdSealed: sealIdentityNumber(vault, owner, legalPersonId) }),
      },
    },
  ])
}
