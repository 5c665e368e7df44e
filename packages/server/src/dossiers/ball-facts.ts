import type { BallFacts, RiskGrade } from '@mingqian/rules'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { DossierEntry } from './entries.ts'
import { dossierEntries } from './tables.ts'

/** What is on record about facilities that may earn them balls, by facility; those with nothing on record are absent. */
type RecordedFacts = ReadonlyMap<string, BallFacts>

type FactualEntry = Pick<DossierEntry, 'facilityId' | 'kind' | 'day' | 'until' | 'data'>

/** Nothing on record. */
export const noFacts: BallFacts = { complaintsOn: [] }

/**
 * The facts of a day that the rule set turns into balls (五.3), from the dossiers' entries: complaints that were not
 * found to be unfounded, the last serious violation, the risk grade in force, and the last correction order that was
 * not carried out in time (it is late from the day after its due day).
 * @param entries in the order of their days  @param day ISO day; what was recorded for later days does not count
 */
export const factsFrom = (entries: readonly FactualEntry[], day: string): RecordedFacts => {
  const facts = new Map<string, { -readonly [F in keyof BallFacts]: BallFacts[F] }>()
  const of = (facilityId: string) => {
    const known = facts.get(facilityId) ?? { ...noFacts }
    facts.set(facilityId, known)
    return known
  }
  for (const { facilityId, kind, day: on, until, data } of entries) {
    if (on === null || on > day || (until !== null && until <= day)) continue
    if (kind === 'complaint' && data.finding !== 'unfounded') {
      const fact = of(facilityId)
      fact.complaintsOn = [...fact.complaintsOn, on]
    } else if (kind === 'violation' && data.serious === true) of(facilityId).seriousViolationOn = on
    else if (kind === 'risk') of(facilityId).riskGrade = data.grade as RiskGrade
    else if (kind === 'rectification') {
      const due = String(data.dueOn)
      const done = typeof data.doneOn === 'string' && data.doneOn <= day ? data.doneOn : day
      if (done <= due) continue
      const fact = of(facilityId)
      if (!fact.lateRectificationOn || due > fact.lateRectificationOn) fact.lateRectificationOn = due
    }
  }
  return facts
}

/**
 * The facts of a day by facility, read from the dossiers.
 * @param facilityIds only these facilities
 */
export const ballFactsOn = async (
  rows: Rows,
  bureau: string,
  day: string,
  facilityIds?: readonly string[],
): Promise<RecordedFacts> => {
  const entries = await rows
    .select({
      facilityId: dossierEntries.facilityId,
      kind: dossierEntries.kind,
      day: dossierEntries.day,
      until: dossierEntries.until,
      data: dossierEntries.data,
    })
    .from(dossierEntries)
    .where(
      and(
        eq(dossierEntries.bureau, bureau),
        facilityIds ? sql`${dossierEntries.facilityId} = any(${sql.param(facilityIds)}::text[])` : undefined,
        inArray(dossierEntries.kind, ['complaint', 'violation', 'risk', 'rectification']),
        lte(dossierEntries.day, day),
      ),
    )
    .orderBy(dossierEntries.day, dossierEntries.revision)
  return factsFrom(entries, day)
}
