import { z } from '@hono/zod-openapi'
import { declare, json, routes } from '../platform/http.ts'
import { textSchema } from '../platform/schemas.ts'
import { documentKinds } from './documents/index.ts'
import type { EntryKind, Field } from './field.ts'
import { entryKinds } from './kinds.ts'
import { profileFields } from './profile-fields.ts'

const fieldSchema = z.object({
  id: z.string(),
  label: textSchema,
  type: z.enum(['text', 'day', 'number', 'choice', 'yes-no', 'permit-number']),
  mandatory: z.boolean(),
  /** Of a text: the most characters, and whether it takes several lines. */
  most: z.number().nullable(),
  long: z.boolean(),
  /** Of a number. */
  least: z.number().nullable(),
  whole: z.boolean(),
  unit: z.string().nullable(),
  /** Of a day: whether it may lie in the future. */
  ahead: z.boolean(),
  choices: z.array(z.object({ id: z.string(), label: textSchema })),
})

const kindSchema = z.object({
  id: z.string(),
  label: textSchema,
  part: z.enum(['environmental-files', 'facilities-and-discharge', 'risk', 'enforcement']),
  fields: z.array(fieldSchema),
  key: z.string().nullable(),
  day: z.string().nullable(),
  until: z.string().nullable(),
})

const fieldAnswer = (field: Field): z.infer<typeof fieldSchema> => ({
  id: field.id,
  label: field.label,
  type: field.type,
  mandatory: field.mandatory ?? false,
  most: field.type === 'text' || field.type === 'number' ? (field.most ?? null) : null,
  long: field.type === 'text' ? (field.long ?? false) : false,
  least: field.type === 'number' ? (field.least ?? null) : null,
  whole: field.type === 'number' ? (field.whole ?? false) : false,
  unit: field.unit ?? null,
  ahead: field.type === 'day' ? (field.ahead ?? false) : false,
  choices: field.type === 'choice' ? field.choices.map(({ id, label }) => ({ id, label })) : [],
})

const kindAnswer = (kind: EntryKind): z.infer<typeof kindSchema> => ({
  id: kind.id,
  label: kind.label,
  part: kind.part,
  key: kind.key ?? null,
  day: kind.day ?? null,
  until: kind.until ?? null,
  fields: kind.fields.map(fieldAnswer),
})

const kinds = declare(['office', 'director', 'auditor', 'inspector'], {
  method: 'get',
  path: '/api/dossier-kinds',
  responses: {
    200: json(
      z.object({
        items: z.array(kindSchema),
        /** Further fields of a facility's profile. */
        profile: z.array(fieldSchema),
        documents: z.array(z.object({ id: z.string(), label: textSchema })),
      }),
      'What dossiers are made of: kinds of entries, fields of the profile, kinds of documents',
    ),
  },
})

export const dossierRoutes = () =>
  routes().openapi(kinds, c =>
    c.json(
      {
        items: entryKinds.map(kindAnswer),
        profile: profileFields.map(fieldAnswer),
        documents: [...documentKinds],
      },
      200,
    ),
  )
