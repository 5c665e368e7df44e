import { z } from '@hono/zod-openapi'
import { calendarRange, holidayNoticeSchema } from '@mingqian/rules'
import { daySchema, instantSchema, textSchema } from '../platform/schemas.ts'

const [firstYear, lastYear] = [calendarRange.from, calendarRange.to].map(day => Number(day.slice(0, 4)))

export const yearParams = z.object({
  year: z.coerce
    .number()
    .int()
    .min(firstYear ?? 0)
    .max((lastYear ?? 0) - 1),
})

/** What of a notice is handed in for the year of the address. */
export const noticeBody = holidayNoticeSchema.omit({ year: true })
export const revisionSchema = z.number().int().min(0)

export const yearSchema = z.object({
  year: z.number().int(),
  /** No notice yet: every day may still change. */
  provisional: z.boolean(),
  notice: holidayNoticeSchema.nullable(),
  /** Whether the notice came with the software or was entered here. */
  origin: z.enum(['announced', 'entered']).nullable(),
  /** Of what was entered; to be named by whoever changes it. 0 when nothing was. */
  revision: revisionSchema,
  workingDays: z.number().int(),
  days: z.array(
    z.object({
      day: daySchema,
      kind: z.enum(['working', 'rest', 'holiday', 'make-up']),
      provisional: z.boolean(),
      holiday: z.string().nullable(),
    }),
  ),
  history: z.array(
    z.object({
      revision: revisionSchema,
      notice: holidayNoticeSchema.nullable(),
      at: instantSchema,
      by: z.string(),
      logIndex: z.number().int(),
    }),
  ),
})

export const readingSchema = z.object({
  year: z.number().int().nullable(),
  number: z.string().nullable(),
  source: z.string().nullable(),
  issuedOn: z.string().nullable(),
  holidays: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })).readonly(),
  makeUpDays: z.array(z.string()).readonly(),
  doubts: z.array(textSchema).readonly(),
  leftOut: z.array(z.string()).readonly(),
})
