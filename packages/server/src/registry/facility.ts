import type { BallFacts } from '@mingqian/rules'
import type { Exclusion } from '../exclusions/index.ts'
import type { FacilityRow } from './facility-row.ts'
import type { Operation } from './import/index.ts'

/** A facility (污染源): a site under supervision. Days are ISO days; personal data stays behind. */
export type RegisteredFacility = {
  /** 污染源编号, unique within the bureau. */
  readonly id: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly creditCode: string
  readonly legalPerson: string
  /** A class of the rule set: `key` or `general`. */
  readonly class: string
  readonly division: string
  readonly area: string
  readonly address: string
  readonly industry: string
  readonly permit: string
  readonly keyKinds: readonly string[]
  readonly lastVisitedOn: string | null
  readonly operation: Operation
  readonly longitude: number | null
  readonly latitude: number | null
  readonly contact: string
  readonly remark: string
  readonly profile: Readonly<Record<string, string | number | boolean>>
  readonly extra: Readonly<Record<string, string>>
  readonly revision: number
}

/** A facility as it stands on a day: what is on record that earns it balls (五.3), and why it takes no part, if so. */
export type FacilityOnDay = RegisteredFacility & {
  readonly ballFacts: BallFacts
  readonly exclusion: Exclusion | null
}

export const facilityOf = (row: FacilityRow): RegisteredFacility => ({
  id: row.id,
  name: row.name,
  formerNames: row.formerNames,
  creditCode: row.creditCode,
  legalPerson: row.legalPerson,
  class: row.class,
  division: row.division,
  area: row.area,
  address: row.address,
  industry: row.industry,
  permit: row.permit,
  keyKinds: row.keyKinds,
  lastVisitedOn: row.lastVisitedOn,
  operation: row.operation,
  longitude: row.longitude,
  latitude: row.latitude,
  contact: row.contact,
  remark: row.remark,
  profile: row.profile,
  extra: row.extra,
  revision: row.revision,
})

export const takesPart = ({ exclusion }: FacilityOnDay): boolean => exclusion === null
