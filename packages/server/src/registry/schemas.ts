import { z } from '@hono/zod-openapi'
import { exclusionReasons } from '../exclusions/index.ts'
import { listExportQuery } from '../exports/index.ts'
import { daySchema, pageQuery } from '../platform/schemas.ts'
import { facilitySorts } from './facility-order.ts'
import { operations } from './import/index.ts'
import { searchTextSchema } from './search-text.ts'

// The shapes of the register's answers and questions.

const exclusionSchema = z.object({
  id: z.string(),
  reason: z.enum(exclusionReasons),
  since: daySchema,
  until: daySchema.nullable(),
  evidence: z.string(),
})

export const facilitySchema = z.object({
  id: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  creditCode: z.string(),
  legalPerson: z.string(),
  class: z.string(),
  division: z.string(),
  area: z.string(),
  address: z.string(),
  industry: z.string(),
  permit: z.string(),
  keyKinds: z.array(z.string()),
  state: z.enum(['active', 'excluded']),
  exclusion: exclusionSchema.nullable(),
  lastVisitedOn: daySchema.nullable(),
  balls: z.number().int(),
  ballReasons: z.array(z.object({ id: z.string(), balls: z.number().int(), zh: z.string(), en: z.string() })),
  contact: z.string(),
  phone: z.string().nullable().openapi({ description: 'Masked' }),
  remark: z.string(),
  operation: z.enum(operations),
  profile: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  extra: z.record(z.string(), z.string()),
  revision: z.number().int(),
  riskGrade: z.enum(['major', 'considerable', 'ordinary']).nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
})

export const facilityFilter = {
  q: searchTextSchema,
  class: searchTextSchema,
  state: z.enum(['active', 'excluded']).optional(),
  area: searchTextSchema,
  division: searchTextSchema,
  industry: z
    .string()
    .regex(/^[A-T]\d{0,4}$/)
    .optional(),
  keyKind: searchTextSchema,
  visited: z.enum(['never']).optional(),
  notVisitedSince: daySchema.optional(),
  visitedSince: daySchema.optional(),
  coordinates: z.enum(['yes', 'no']).optional(),
  operation: z.enum(operations).optional(),
  risk: z.enum(['major', 'considerable', 'ordinary']).optional(),
  permitWithin: z.coerce.number().int().min(0).max(3650).optional(),
}

const facilityOrder = {
  sort: z.enum(facilitySorts).default('code'),
  order: z.enum(['asc', 'desc']).default('asc'),
}

export const facilityQuery = z.object({
  ...pageQuery,
  ...facilityFilter,
  ...facilityOrder,
})

export const facilityExportQuery = z.object({ ...facilityFilter, ...facilityOrder, ...listExportQuery })

const degree = (most: number) => z.coerce.number().min(-most).max(most)

export const facilityMapQuery = z.object({
  ...facilityFilter,
  west: degree(180),
  south: degree(90),
  east: degree(180),
  north: degree(90),
  zoom: z.coerce.number().min(0).max(22),
})

export const facilityMapSchema = z.object({
  points: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      class: z.string(),
      longitude: z.number(),
      latitude: z.number(),
    }),
  ),
  clusters: z.array(
    z.object({
      longitude: z.number(),
      latitude: z.number(),
      count: z.number().int(),
      classes: z.record(z.string(), z.number().int()),
    }),
  ),
})
