import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type BeaconSource, noRound, refused } from './source.ts'

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-fA-F]{${length}}$`))
const uint32 = z.int().min(0).max(0xffffffff)

/** A pulse of a NIST randomness beacon, version 2.0, as its address answers it (NISTIR 8213). */
const pulseShape = z.object({
  uri: z.string().max(300),
  version: z.string().max(20),
  cipherSuite: uint32,
  period: uint32,
  certificateId: hex(128),
  chainIndex: z.int().min(0),
  pulseIndex: z.int().min(0),
  timeStamp: z.iso.datetime({ precision: 3 }),
  localRandomValue: hex(128),
  external: z.object({ sourceId: hex(128), statusCode: uint32, value: hex(128) }),
  listValues: z.array(z.object({ uri: z.string().nullable(), type: z.string(), value: hex(128) })).max(10),
  precommitmentValue: hex(128),
  statusCode: uint32,
  signatureValue: z.string().regex(/^(?:[0-9a-fA-F]{2}){256,1024}$/),
  outputValue: hex(128),
})
type Pulse = z.infer<typeof pulseShape>

const answerShape = z.union([z.object({ pulse: pulseShape }).transform(({ pulse }) => pulse), pulseShape])

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const longNumber = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}
const withLength = (bytes: Buffer): Buffer => Buffer.concat([number(bytes.length), bytes])
const text = (value: string): Buffer => withLength(Buffer.from(value))
const hexBytes = (value: string): Buffer => withLength(Buffer.from(value, 'hex'))

/** What a pulse's signature covers: its fields in order, each after its length (NISTIR 8213, pulse format 2.0). */
const signedFields = (pulse: Pulse): Buffer =>
  Buffer.concat([
    text(pulse.uri),
    text(pulse.version),
    number(pulse.cipherSuite),
    number(pulse.period),
    hexBytes(pulse.certificateId),
    longNumber(pulse.chainIndex),
    longNumber(pulse.pulseIndex),
    text(pulse.timeStamp),
    hexBytes(pulse.localRandomValue),
    hexBytes(pulse.external.sourceId),
    number(pulse.external.statusCode),
    hexBytes(pulse.external.value),
    ...pulse.listValues.map(({ value }) => hexBytes(value)),
    hexBytes(pulse.precommitmentValue),
    number(pulse.statusCode),
  ])

/** Whether a pulse's output is the SHA-512 of its fields and its signature, as it must be. */
const isWhole = (pulse: Pulse): boolean =>
  createHash('sha512')
    .update(signedFields(pulse))
    .update(Buffer.from(pulse.signatureValue, 'hex'))
    .digest('hex') === pulse.outputValue.toLowerCase()

const minute = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00Z$/

const pulseIn = (given: string): Pulse | null => {
  try {
    const read = answerShape.safeParse(JSON.parse(given))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/**
 * NIST's randomness beacon, version 2.0: a pulse each minute. A round is the minute, in UTC, that the pulse is stamped
 * with. The pulse proves itself whole; that NIST signed it is for its certificate to show, which stays outside.
 */
export const nistPulse: BeaconSource = {
  id: 'nist/beacon-2.0',
  title: { zh: 'NIST 随机信标 2.0', en: 'NIST randomness beacon 2.0' },
  needsDay: false,
  appears: round => {
    const at = minute.test(round) ? new Date(round) : new Date(Number.NaN)
    return Number.isNaN(at.getTime())
      ? noRound(
          '应为整分钟的世界协调时，如2026-12-28T02:00:00Z',
          'a whole minute in UTC such as 2026-12-28T02:00:00Z',
        )
      : at
  },
  read: (given, round) => {
    const pulse = pulseIn(given)
    if (!pulse)
      return refused('应粘贴NIST信标返回的脉冲JSON全文', "paste the whole JSON of the beacon's pulse")
    if (new Date(pulse.timeStamp).getTime() !== new Date(round).getTime())
      return refused(
        `该脉冲的时间为${pulse.timeStamp}，与公告的${round}不符`,
        `this pulse is of ${pulse.timeStamp}, not of ${round}`,
      )
    if (!isWhole(pulse))
      return refused(
        '脉冲内容与其输出值不符，可能有缺漏或改动',
        'the pulse does not give its own output; it was altered or cut',
      )
    return { ok: true, value: pulse.outputValue.toLowerCase(), evidence: { pulse } }
  },
  address: round => `https://beacon.nist.gov/beacon/2.0/pulse/time/${new Date(round).getTime()}`,
}
