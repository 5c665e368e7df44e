import { z } from '@hono/zod-openapi'
import { exclusionReasons } from '../exclusions/index.ts'
import { daySchema, hashSchema, instantSchema, pageQuery, textSchema } from '../platform/schemas.ts'
import { importKinds, importOptionsSchema, importStates } from './import.ts'
import { mappingSchema } from './mapping.ts'
import { verdicts } from './staged-row.ts'

// The shapes of what is asked of imports, and of what they answer.

export const fileKindSchema = z.enum(importKinds)
const kindSchema = z.enum([...importKinds, 'bulk'])

const countsSchema = z.object({
  rows: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  near: z.number().int(),
  undecided: z.number().int(),
  bad: z.number().int(),
  missing: z.number().int(),
  entries: z.number().int(),
  exclusions: z.number().int(),
})

export const importSchema = z.object({
  id: z.string(),
  kind: kindSchema,
  kindLabel: textSchema,
  fileName: z.string(),
  digest: z.union([hashSchema, z.literal('')]),
  state: z.enum(importStates),
  at: instantSchema,
  by: z.string(),
  progress: z.number().min(0).max(1).openapi({ description: 'How much of the file has been read' }),
  options: importOptionsSchema,
  mapping: mappingSchema,
  counts: countsSchema.nullable(),
  facts: z
    .object({
      headings: z.array(z.string()),
      ignoredColumns: z.array(z.string()),
      warnings: z.array(textSchema),
      sample: z.array(z.array(z.string())),
    })
    .nullable(),
  problem: textSchema.nullable(),
  appliedAt: instantSchema.nullable(),
  undoneAt: instantSchema.nullable(),
  undoneBy: z.string().nullable(),
  dependants: z
    .number()
    .int()
    .nullable()
    .openapi({ description: 'Of an applied import: how much stands on it' }),
})

const fileSchema = z
  .custom<File>(value => value instanceof File, 'a file')
  .openapi({ type: 'string', format: 'binary' })

const jsonText = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

export const uploadForm = z.object({
  file: fileSchema,
  kind: fileKindSchema,
  options: jsonText(importOptionsSchema).optional().openapi({ type: 'string', description: 'JSON' }),
  mapping: jsonText(mappingSchema).optional().openapi({ type: 'string', description: 'JSON' }),
})

export const importsQuery = z.object({ ...pageQuery, kind: kindSchema.optional() })
export const rowsQuery = z.object({ ...pageQuery, verdict: z.enum(verdicts) })
export const pagingQuery = z.object(pageQuery)

const shownField = z.object({ field: z.string(), label: textSchema, value: textSchema })
const shownChange = z.object({ field: z.string(), label: textSchema, from: textSchema, to: textSchema })
const findingSchema = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  problem: z.string(),
  message: textSchema,
  expected: textSchema,
})

export const rowSchema = z.object({
  row: z.number().int(),
  title: z.string(),
  id: z.string().nullable(),
  verdict: z.enum(verdicts),
  effect: z.enum(['create', 'change', 'none', 'undecided']),
  values: z.array(shownField),
  changes: z.array(shownChange),
  brings: z.array(textSchema),
  findings: z.array(findingSchema),
  candidates: z.array(
    z.object({
      id: z.string().nullable(),
      name: z.string(),
      creditCode: z.string(),
      address: z.string(),
      why: z.enum(['address', 'name', 'former-name', 'new']),
      changes: z.array(shownChange),
    }),
  ),
})

export const missingSchema = z.object({
  id: z.string(),
  name: z.string(),
  creditCode: z.string(),
  address: z.string(),
})

export const exclusionsBody = z.object({
  ids: z.union([z.array(z.string().max(100)).min(1).max(500), z.literal('all')]),
  reason: z.enum(exclusionReasons),
  since: daySchema,
  evidence: z.string().trim().min(1).max(200),
})

export const rereadBody = z.object({
  options: importOptionsSchema,
  mapping: mappingSchema,
  /** Keeps the mapping under this name. */
  saveAs: z.string().trim().min(1).max(60).optional(),
})

export const decideBody = z.object({
  rows: z.union([z.array(z.number().int()).min(1).max(500), z.literal('undecided')]),
  as: z.union([z.enum(['first', 'new']), z.object({ candidate: z.string().max(100) })]),
})

export const applyBody = z.object({ mode: z.enum(['all', 'good']) })

export const dependantSchema = z.object({
  what: z.enum(['change', 'draw', 'record', 'outside-visit', 'account']),
  subjectKind: z.string().nullable(),
  id: z.string(),
  facilityId: z.string().nullable(),
  name: z.string().nullable(),
  at: instantSchema.nullable(),
  by: z.string().nullable(),
})

export const importKindSchema = z.object({
  id: fileKindSchema,
  label: textSchema,
  fields: z.array(z.object({ id: z.string(), label: textSchema, mandatory: z.boolean() })),
})

export const mappingAnswer = z.object({
  id: z.string(),
  kind: fileKindSchema,
  name: textSchema,
  shipped: z.boolean(),
  mapping: mappingSchema,
})
