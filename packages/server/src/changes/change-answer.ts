import { z } from '@hono/zod-openapi'
import { instantSchema } from '../platform/schemas.ts'
import type { RecordedChange } from './read-changes.ts'

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
type Value = z.infer<typeof valueSchema>

/** A change as HTTP answers it: field by field, what was sealed as three stars. */
export const changeSchema = z.object({
  revision: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  action: z.enum(['created', 'changed', 'removed', 'restored']),
  at: instantSchema,
  by: z.string(),
  about: z.string().nullable().openapi({ description: 'The facility or the course it concerns, by name' }),
  fields: z.array(z.object({ field: z.string(), from: valueSchema, to: valueSchema })),
})

/** Columns that tell which row it is, not what it says. */
const naming: ReadonlySet<string> = new Set([
  'bureau',
  'id',
  'createdAt',
  'revision',
  'inspectorId',
  'courseId',
  'facilityId',
])

const shown = (value: unknown): Value => {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object') {
    if ('sealed' in value) return '***'
    return 'instant' in value ? String(value.instant) : JSON.stringify(value)
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

const said = (value: Value): boolean => value !== null && value !== '' && !(Array.isArray(value) && !value[0])

/** @param about name of the facility or the course that the change concerns */
export const changeAnswer = (
  change: RecordedChange,
  about: string | null = null,
): z.infer<typeof changeSchema> => {
  const before = (change.before ?? {}) as Readonly<Record<string, unknown>>
  const after = (change.after ?? {}) as Readonly<Record<string, unknown>>
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(field => !naming.has(field))
    .map(field => ({ field, from: shown(before[field]), to: shown(after[field]) }))
    .filter(({ from, to }) => change.action === 'changed' || said(from) || said(to))
  const { revision, subjectKind, subjectId, action, at, by } = change
  return { revision, kind: subjectKind, subject: subjectId, action, at: at.toISOString(), by, about, fields }
}
