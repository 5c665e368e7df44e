import type { BallFacts, RiskGrade } from '@mingqian/rules'
import type { Text } from '../platform/text.ts'
import type { FacilityStatus } from './import/index.ts'
import type { facilities } from './tables.ts'

/** A facility (污染源): a site under supervision. Days are ISO days; the phone number stays behind. */
export type RegisteredFacility = {
  /** 污染源编号, unique within the bureau. */
  readonly id: string
  readonly name: string
  readonly creditCode: string
  /** A class of the rule set: `key` or `general`. */
  readonly class: string
  readonly division: string
  readonly area: string
  readonly address: string
  readonly industry: string
  readonly permit: string
  readonly keyKinds: readonly string[]
  /** In the last 12 months. */
  readonly complaints: number
  readonly seriousViolationOn: string | null
  readonly riskGrade: RiskGrade | null
  readonly lastVisitedOn: string | null
  readonly status: FacilityStatus
  readonly statusSince: string | null
  readonly statusReason: string
  readonly longitude: number | null
  readonly latitude: number | null
  readonly contact: string
  readonly remark: string
}

type ExclusionStatus = Exclude<FacilityStatus, 'active'>

/** Why a facility takes no part in draws, since when and on what evidence (三). */
type Exclusion = {
  readonly status: ExclusionStatus
  readonly since: string | null
  /** The evidence as the office wrote it. */
  readonly reason: string
  /** Status and evidence in a sentence. */
  readonly text: Text
}

const statusWords: Readonly<Record<ExclusionStatus, Text>> = {
  suspended: { zh: '停产', en: 'Suspended' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved away' },
  deregistered: { zh: '注销', en: 'Deregistered' },
}

export const facilityOf = (row: typeof facilities.$inferSelect): RegisteredFacility => ({
  id: row.id,
  name: row.name,
  creditCode: row.creditCode,
  class: row.class,
  division: row.division,
  area: row.area,
  address: row.address,
  industry: row.industry,
  permit: row.permit,
  keyKinds: row.keyKinds,
  complaints: row.complaints,
  seriousViolationOn: row.seriousViolationOn,
  riskGrade: row.riskGrade as RiskGrade | null,
  lastVisitedOn: row.lastVisitedOn,
  status: row.status as FacilityStatus,
  statusSince: row.statusSince,
  statusReason: row.statusReason,
  longitude: row.longitude,
  latitude: row.latitude,
  contact: row.contact,
  remark: row.remark,
})

/** Why the facility takes no part, or null if it does. */
export const exclusionOf = ({ status, statusSince, statusReason }: RegisteredFacility): Exclusion | null => {
  if (status === 'active') return null
  const { zh, en } = statusWords[status]
  const text = statusReason ? { zh: `${zh}：${statusReason}`, en: `${en}: ${statusReason}` } : { zh, en }
  return { status, since: statusSince, reason: statusReason, text }
}

export const takesPart = (facility: RegisteredFacility): boolean => exclusionOf(facility) === null

/** What is on record about a facility that earns it balls (五.3). */
export const ballFacts = (facility: RegisteredFacility): BallFacts => ({
  complaintsLast12Months: facility.complaints,
  seriousViolationOn: facility.seriousViolationOn ?? undefined,
  riskGrade: facility.riskGrade ?? undefined,
})
