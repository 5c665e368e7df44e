import { z } from '@hono/zod-openapi'
import type { Text } from '../platform/text.ts'

/** The five parts that every on-site record must have (work plan 四), in the order of the paper form. */
export const recordParts = ['facilities', 'discharge', 'eia', 'threeSimultaneities', 'permit'] as const
export type RecordPart = (typeof recordParts)[number]

export const partTitles: Readonly<Record<RecordPart, Text>> = {
  facilities: { zh: '污染防治设施运行情况', en: 'running of the pollution control facilities' },
  discharge: { zh: '污染物排放情况', en: 'discharge of pollutants' },
  eia: { zh: '环境影响评价执行情况', en: 'environmental impact assessment' },
  threeSimultaneities: { zh: '“三同时”执行情况', en: 'the "three simultaneities"' },
  permit: { zh: '排污许可执行情况', en: 'discharge permit' },
}

const name = z.string().max(100).default('')
const account = z.string().max(5000).default('')
const moment = z.iso.datetime({ offset: true }).nullable().default(null)

const part = z
  .object({
    finding: z.enum(['normal', 'abnormal', 'not-applicable']).nullable().default(null),
    facts: account,
  })
  .prefault({})

/** A record while it is being written: every field may still be empty. What signing demands is in `missing-fields.ts`. */
export const recordBody = z.object({
  identityShown: z.boolean().default(false),
  avoidanceTold: z.boolean().default(false),
  receivedBy: name,
  receivedByPost: name,
  arrivedAt: moment,
  leftAt: moment,
  /** WGS-84 degrees and the accuracy in metres, as the phone gives them. */
  position: z
    .object({
      longitude: z.number().min(-180).max(180),
      latitude: z.number().min(-90).max(90),
      accuracy: z.number().min(0),
    })
    .nullable()
    .default(null),
  parts: z
    .object({ facilities: part, discharge: part, eia: part, threeSimultaneities: part, permit: part })
    .prefault({}),
  summary: account,
  violation: z.boolean().default(false),
  demands: account,
  /** By when what is demanded has to be done (整改期限), where the demands name a day. */
  demandsDueOn: z.iso.date().nullable().default(null),
  receiverSignature: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('signed'), name }),
      z.object({ kind: z.literal('refused'), note: z.string().max(1000).default('') }),
    ])
    .nullable()
    .default(null),
  inspectorSignatures: z.array(z.string().max(100)).max(10).default([]),
})
export type RecordBody = z.output<typeof recordBody>

export const emptyRecordBody: RecordBody = recordBody.parse({})
