import { z } from '@hono/zod-openapi'
import { daySchema, hashSchema, instantSchema, textSchema } from '../platform/schemas.ts'
import { visitStates } from './list-visits.ts'
import { recordBody, recordParts } from './record-body.ts'

export const lotParams = z.object({
  id: z.string().max(100),
  index: z.coerce.number().int().min(0).max(1_000_000),
})
export const photoParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/) })

const facility = z.object({
  id: z.string(),
  name: z.string(),
  creditCode: z.string(),
  class: z.string(),
  area: z.string(),
  address: z.string(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
})

const member = z.object({
  role: z.string(),
  roleTitle: textSchema,
  inspector: z.string(),
  name: z.string(),
  certificate: z.string(),
})

export const photoSchema = z.object({
  id: z.string(),
  part: z.string().nullable(),
  caption: z.string(),
  takenAt: instantSchema,
  url: z.string(),
})

export const myLotSchema = z.object({
  drawId: z.string(),
  index: z.number().int(),
  drawTitle: textSchema,
  role: z.string(),
  roleTitle: textSchema,
  facility: facility.extend({ classTitle: textSchema }),
  team: z.array(member),
  dispatchOn: daySchema,
  dispatchProvisional: z.boolean(),
  periodEnds: daySchema,
  state: z.enum(['dispatched', 'opened', 'draft', 'signed', 'published']),
  openedAt: instantSchema.nullable(),
  recordDueOn: daySchema.nullable(),
  recordDueProvisional: z.boolean(),
  /** After today; 0 is today, below it overdue; none once signed. */
  workingDaysLeft: z.number().int().nullable(),
  leafHash: hashSchema.nullable(),
})

export const recordSchema = z.object({
  drawId: z.string(),
  index: z.number().int(),
  facility,
  team: z.array(member),
  state: z.enum(['none', 'draft', 'signed', 'published']),
  revision: z.number().int(),
  body: recordBody,
  photos: z.array(photoSchema),
  openedAt: instantSchema,
  dueOn: daySchema,
  dueProvisional: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  signedAt: instantSchema.nullable(),
  signedBy: z.string().nullable(),
  signedLogIndex: z.number().int().nullable(),
  publishDueOn: daySchema.nullable(),
  publishDueProvisional: z.boolean(),
  publishedAt: instantSchema.nullable(),
})

export const visitSchema = z.object({
  drawId: z.string(),
  index: z.number().int(),
  facility: z.object({ id: z.string(), name: z.string() }),
  team: z.array(z.string()),
  openedAt: instantSchema,
  recordDueOn: daySchema,
  recordDueProvisional: z.boolean(),
  workingDaysLeft: z.number().int().nullable(),
  state: z.enum(visitStates),
  signedAt: instantSchema.nullable(),
  publishDueOn: daySchema.nullable(),
  publishDueProvisional: z.boolean(),
  publishDaysLeft: z.number().int().nullable(),
  violation: z.boolean().nullable(),
})

export const newPhotoForm = z.object({
  file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
  part: z.enum(recordParts).optional(),
  caption: z.string().max(200).default(''),
})
