import { z } from '@hono/zod-openapi'
import { daySchema, hashSchema, instantSchema, textSchema } from '../platform/schemas.ts'

// The shapes of the draws' answers.

const quota = z.object({
  class: z.string(),
  stratum: z.string(),
  size: z.number().int(),
  quota: z.number().int(),
  clause: textSchema.extend({ id: z.string() }),
  explanation: textSchema,
  warning: textSchema.optional(),
})

const unstaffable = z.object({
  facilityId: z.string(),
  name: z.string(),
  role: z.string(),
  reason: textSchema,
})

/** Who was at a facility last time stays away, but for those that could not be staffed so. */
const rotation = z.object({
  visits: z.number().int(),
  facilities: z.number().int(),
  dropped: z
    .array(z.object({ facilityId: z.string(), name: z.string(), inspectors: z.array(z.string()).readonly() }))
    .readonly(),
})

const ballReason = textSchema.extend({ id: z.string(), balls: z.number().int() })

const witness = z.object({
  name: z.string(),
  organisation: z.string().optional(),
  commitment: hashSchema,
})

/** What the log's entry holds; the commitment has more keys than these, and its hash covers all of them. */
const commitment = z.object({
  protocol: z.literal('mingqian/1'),
  suite: z.enum(['sha256', 'sm3']),
  draw: z.string(),
  bureau: z.string(),
  title: z.string(),
  committedAt: z.string(),
  rules: z.object({ id: z.string(), hash: hashSchema }),
  pool: z.object({ root: hashSchema, facilities: z.number().int(), inspectors: z.number().int() }),
  strata: z.array(z.object({ id: z.string(), quota: z.number().int() })).readonly(),
  seats: z.array(z.object({ role: z.string(), tag: z.string() })).readonly(),
  witnesses: z.array(witness).readonly(),
  beacon: z.object({ source: z.string(), round: z.string() }),
})

export const drawSchema = z
  .object({
    id: z.string(),
    title: textSchema,
    period: z.string(),
    range: z.object({ from: daySchema, to: daySchema }),
    state: z.enum(['frozen', 'committed', 'sealed', 'opened']),
    createdAt: instantSchema,
    createdBy: z.string(),
    window: z.object({ from: daySchema, to: daySchema, provisional: z.boolean() }),
    outsideWindowReason: z.string().nullable(),
    pool: z.object({
      root: hashSchema,
      facilities: z.number().int(),
      facilitiesOut: z.number().int(),
      outByReason: z.array(z.object({ reason: textSchema, count: z.number().int() })).readonly(),
      inspectors: z.number().int(),
      inspectorsOut: z.number().int(),
      byStratum: z.array(z.object({ stratum: z.string(), size: z.number().int() })).readonly(),
    }),
    quotas: z.array(quota).readonly(),
    unstaffable: z.array(unstaffable).readonly(),
    rotation: rotation.nullable(),
    suite: z.enum(['sha256', 'sm3']),
    rules: z.object({ id: z.string(), version: z.number().int(), title: textSchema, hash: hashSchema }),
    commitment: commitment.nullable(),
    commitmentHash: hashSchema.nullable(),
    committedAt: instantSchema.nullable(),
    committedBy: z.string().nullable(),
    commitmentLogIndex: z.number().int().nullable(),
    witnesses: z.array(witness).readonly(),
    /** The working days over which the lots are spread; null if all are handed out on the first. */
    dispatch: z.object({ days: z.array(daySchema).readonly() }).nullable(),
    beacon: z
      .object({
        source: z.string(),
        title: textSchema,
        round: z.string(),
        appears: instantSchema.nullable(),
        fetchable: z.boolean(),
        value: z.string().nullable(),
        evidence: z.record(z.string(), z.unknown()).nullable(),
      })
      .nullable(),
    sealedAt: instantSchema.nullable(),
    sealedBy: z.string().nullable(),
    root: hashSchema.nullable(),
    lots: z.number().int().nullable(),
    sealedLogIndex: z.number().int().nullable(),
    progress: z.object({ opened: z.number().int(), lots: z.number().int() }).nullable(),
    openedAt: instantSchema.nullable(),
    openedBy: z.string().nullable(),
    openedLogIndex: z.number().int().nullable(),
    /** The first day on which the draw may be opened though lots of it are unopened. */
    mayOpenFrom: daySchema,
  })
  .openapi('Draw')

const lotTicket = z.object({ index: z.number().int(), stratum: z.string(), ticket: hashSchema })

export const ticketsSchema = z.object({
  lots: z.array(lotTicket).readonly(),
  checkpoint: z.object({ size: z.number().int(), root: z.string() }),
})

export const rehearsalSchema = z.object({
  period: z.string(),
  title: textSchema,
  suite: z.enum(['sha256', 'sm3']),
  pool: z.object({ root: hashSchema, facilities: z.number().int(), inspectors: z.number().int() }),
  quotas: z.array(quota).readonly(),
  /** Facilities for which no team could be made up; the draw itself would not be let begin. */
  unstaffable: z.number().int(),
  witnesses: z.array(z.object({ name: z.string(), commitment: hashSchema })).readonly(),
  beaconValue: hashSchema,
  root: hashSchema,
  lots: z.array(lotTicket).readonly(),
})

export const drawsSchema = z.object({ items: z.array(drawSchema).readonly() })

export const periodsSchema = z.object({
  items: z.array(
    z.object({
      period: z.string(),
      title: textSchema,
      range: z.object({ from: daySchema, to: daySchema }),
      window: z.object({ from: daySchema, to: daySchema, provisional: z.boolean() }),
      windowState: z.enum(['before', 'open', 'after']),
      workingDaysLeft: z.number().int(),
      drawId: z.string().nullable(),
    }),
  ),
})

export const poolSchema = z.object({
  facilities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      stratum: z.string(),
      area: z.string(),
      balls: z.number().int(),
      ballReasons: z.array(ballReason),
    }),
  ),
  facilitiesOut: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      reason: textSchema,
      since: daySchema.nullable(),
      until: daySchema.nullable(),
    }),
  ),
  inspectors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tags: z.array(z.string()),
      areas: z.array(z.string()),
      /** How many facilities they keep away from. */
      avoid: z.number().int(),
      load: z.number().int(),
    }),
  ),
  inspectorsOut: z.array(z.object({ id: z.string(), name: z.string(), reason: textSchema })),
})

export const lotsSchema = z.object({
  items: z.array(
    z.object({
      index: z.number().int(),
      state: z.enum(['sealed', 'opened', 'replaced']),
      /** The number of the lot it stands for, and of the one that stands for it. */
      replaces: z.number().int().nullable(),
      replacedBy: z.number().int().nullable(),
      /** Null until the day has come, where the lots are spread. */
      dispatchOn: daySchema.nullable(),
      dispatchProvisional: z.boolean(),
      openedAt: instantSchema.nullable(),
      facility: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
})

export const sealedListSchema = z.object({
  lots: z.array(
    z.object({
      index: z.number().int(),
      facility: z.object({ id: z.string(), name: z.string(), address: z.string() }),
      team: z.array(
        z.object({ role: z.string(), inspector: z.object({ id: z.string(), name: z.string() }) }),
      ),
      dispatchOn: daySchema,
      dispatchProvisional: z.boolean(),
      replacedBy: z.number().int().nullable(),
    }),
  ),
})

/** The bundle's shape is the protocol's (docs/protocol.md), which `parseBundle` of @mingqian/draw checks. */
export const bundleSchema = z
  .any()
  .openapi({ type: 'object', description: 'The bundle of the draw protocol, version 1' })
