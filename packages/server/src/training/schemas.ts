import { z } from '@hono/zod-openapi'
import { daySchema, hashSchema, instantSchema, pageQuery, textSchema } from '../platform/schemas.ts'
import { keySchema, searchTextSchema } from '../registry/index.ts'

// The shapes of the training's questions and answers.

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\0]*$/)

/** A number with one decimal at the most. */
const tenths = (most: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .refine(number => Math.abs(number * 10 - Math.round(number * 10)) < 1e-9, 'one decimal at the most')

export const courseContent = z.object({
  title: words(100).min(2),
  kind: words(50).min(1),
  heldOn: daySchema,
  hours: tenths(1000),
  passMark: tenths(1000).nullable(),
  validMonths: z.number().int().min(1).max(120).nullable(),
  organiser: words(100),
  place: words(100),
  remark: words(500),
})

export const courseParam = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) })
export const attendanceParam = courseParam.extend({ inspector: keySchema })
export const inspectorParam = z.object({ id: keySchema })

export const courseChange = z.object({ revision: z.number().int(), course: courseContent })
export const withdrawal = z.object({ reason: words(500).min(2) })
export const people = z.object({ inspectors: z.array(keySchema).min(1).max(500) })
export const attendanceChange = z.object({
  revision: z.number().int(),
  mark: tenths(1000).nullable(),
  passed: z.boolean().openapi({ description: 'Counts only where the course has no test' }),
  certificateNumber: words(60),
})
export const revisionQuery = z.object({ revision: z.coerce.number().int() })

export const courseQuery = z.object({
  ...pageQuery,
  q: searchTextSchema,
  kind: searchTextSchema,
  year: z.coerce.number().int().min(1950).max(2100).optional(),
  state: z.enum(['valid', 'withdrawn']).optional(),
})

export const courseSchema = courseContent.extend({
  id: z.string(),
  attended: z.number().int(),
  passed: z.number().int(),
  withdrawn: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  revision: z.number().int(),
})

export const courseWithRoster = z.object({
  course: courseSchema,
  roster: z.array(
    z.object({
      inspectorId: z.string(),
      name: z.string(),
      unit: z.string(),
      certificate: z.string(),
      mark: z.number().nullable(),
      passed: z.boolean(),
      certificateNumber: z.string(),
      revision: z.number().int(),
    }),
  ),
})

export const kindsSchema = z.object({ items: z.array(z.string()) })
export const idSchema = z.object({ id: z.string() })

const fileSchema = z
  .custom<File>(value => value instanceof File, 'a file')
  .openapi({ type: 'string', format: 'binary' })
export const rosterForm = z.object({ file: fileSchema })
export const rosterImportForm = z.object({
  file: fileSchema,
  digest: hashSchema,
  mode: z.enum(['all', 'good']),
})

export const rosterReportSchema = z.object({
  fileName: z.string(),
  digest: hashSchema,
  rows: z.number().int(),
  bad: z.array(
    z.object({
      row: z.number().int(),
      column: z.string(),
      value: z.string(),
      problem: z.string(),
      message: textSchema,
      expected: textSchema,
    }),
  ),
  good: z.array(
    z.object({
      row: z.number().int(),
      inspectorId: z.string(),
      name: z.string(),
      mark: z.number().nullable(),
      passed: z.boolean(),
      certificateNumber: z.string(),
      effect: z.enum(['new', 'changed', 'unchanged']),
    }),
  ),
})
export const rosterResult = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  rejected: z.number().int(),
})

export const recordSchema = z.object({
  items: z.array(
    z.object({
      courseId: z.string(),
      title: z.string(),
      kind: z.string(),
      heldOn: daySchema,
      hours: z.number(),
      organiser: z.string(),
      mark: z.number().nullable(),
      passMark: z.number().nullable(),
      passed: z.boolean(),
      certificateNumber: z.string(),
      until: daySchema.nullable(),
    }),
  ),
})
