import { addDays, type RiskGrade } from '@mingqian/rules'
import {
  type AnyColumn,
  and,
  arrayContains,
  eq,
  gte,
  isNotNull,
  isNull,
  like,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { hasRiskGrade, permitRunsOutBy } from '../dossiers/index.ts'
import { isExcludedOn } from '../exclusions/index.ts'
import { foundBy } from '../search/index.ts'
import { visitedKey } from './facility-order.ts'
import type { Operation } from './import/index.ts'
import { facilities } from './tables.ts'

/** What somebody looks for in the register; days are ISO days. */
export type FacilityFilter = {
  /** Parts of names, pinyin initials, credit code, number or address; all must be found. */
  readonly q?: string | undefined
  readonly class?: string | undefined
  readonly state?: 'active' | 'excluded' | undefined
  readonly area?: string | undefined
  readonly division?: string | undefined
  /** The start of an industry's code (GB/T 4754): `C`, `C26`, `C2611`. */
  readonly industry?: string | undefined
  /** For which medium a facility is key: 水, 气, … */
  readonly keyKind?: string | undefined
  readonly visited?: 'never' | undefined
  /** Not visited since the day: before it, or never. */
  readonly notVisitedSince?: string | undefined
  readonly visitedSince?: string | undefined
  readonly coordinates?: 'yes' | 'no' | undefined
  readonly operation?: Operation | undefined
  /** The grade in force on the day. */
  readonly risk?: RiskGrade | undefined
  /** The last discharge permit runs out within so many days, or has run out. */
  readonly permitWithin?: number | undefined
  /** What a part of the system above the register asks of a facility, by the column of its id. */
  readonly also?: ((id: AnyColumn) => SQL | undefined) | undefined
}

const hasCoordinates = and(isNotNull(facilities.longitude), isNotNull(facilities.latitude)) as SQL

/** Holds of the bureau's facilities that fit on a day (ISO). */
export const facilitiesWanted = (bureau: string, day: string, filter: FacilityFilter): SQL | undefined => {
  const excluded = isExcludedOn(bureau, day, sql`${facilities.id}`)
  return and(
    eq(facilities.bureau, bureau),
    foundBy(filter.q, facilities),
    filter.class ? eq(facilities.class, filter.class) : undefined,
    filter.area ? eq(facilities.area, filter.area) : undefined,
    filter.also?.(facilities.id),
    filter.division ? eq(facilities.division, filter.division) : undefined,
    filter.industry ? like(facilities.industry, `${filter.industry}%`) : undefined,
    filter.keyKind ? arrayContains(facilities.keyKinds, [filter.keyKind]) : undefined,
    filter.state === 'active' ? not(excluded) : undefined,
    filter.state === 'excluded' ? excluded : undefined,
    filter.operation ? eq(facilities.operation, filter.operation) : undefined,
    filter.risk ? hasRiskGrade(bureau, day, sql`${facilities.id}`, filter.risk) : undefined,
    filter.permitWithin === undefined
      ? undefined
      : permitRunsOutBy(bureau, addDays(day, filter.permitWithin), sql`${facilities.id}`),
    filter.visited === 'never' ? isNull(facilities.lastVisitedOn) : undefined,
    filter.notVisitedSince ? not(gte(visitedKey, filter.notVisitedSince)) : undefined,
    filter.visitedSince ? gte(visitedKey, filter.visitedSince) : undefined,
    filter.coordinates === 'yes' ? hasCoordinates : undefined,
    filter.coordinates === 'no' ? or(isNull(facilities.longitude), isNull(facilities.latitude)) : undefined,
  )
}
