import type { RiskGrade } from '@mingqian/rules'
import { type SQL, sql } from 'drizzle-orm'
import { dossierEntries } from './tables.ts'

// Conditions on facilities, given by the column of their id, by what their dossiers hold.

/** Holds of facilities whose risk grade in force on a day (ISO) is this one: of several the last assessed. */
export const hasRiskGrade = (bureau: string, day: string, facilityId: SQL, grade: RiskGrade): SQL => {
  const inForce = (entry: 'one' | 'later') => {
    const column = (name: string) => sql.raw(`${entry}.${name}`)
    return sql`${column('bureau')} = ${bureau} and ${column('kind')} = 'risk' and ${column('day')} <= ${day}
      and (${column('until')} is null or ${column('until')} > ${day})`
  }
  return sql`${facilityId} in (
    select one.facility_id from ${dossierEntries} as one
    where ${inForce('one')} and one.data ->> 'grade' = ${grade} and not exists (
      select 1 from ${dossierEntries} as later
      where ${inForce('later')} and later.facility_id = one.facility_id
        and (later.day, later.revision) > (one.day, one.revision)))`
}

/** Holds of facilities with a discharge permit of which the last runs out on a day (ISO) or before it. */
export const permitRunsOutBy = (bureau: string, day: string, facilityId: SQL): SQL => sql`${facilityId} in (
    select one.facility_id from ${dossierEntries} as one
    where one.bureau = ${bureau} and one.kind = 'permit' and one.until <= ${day} and not exists (
      select 1 from ${dossierEntries} as later
      where later.bureau = ${bureau} and later.kind = 'permit' and later.facility_id = one.facility_id
        and later.until > ${day}))`
