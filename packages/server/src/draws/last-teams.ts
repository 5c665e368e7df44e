import type { TeamMember } from '@mingqian/draw'
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { lots } from './tables.ts'

/**
 * Who was at the last visits of each facility, by facility. Only lots that were opened on site are looked at: of an
 * unopened one nothing may be told, and an avoidance would tell.
 * @param visits how many visits back
 */
export const lastTeams = async (
  rows: Rows,
  bureau: string,
  visits: number,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const opened = await rows
    .select({
      facility: lots.facilityId,
      team: sql<readonly TeamMember[]>`${lots.opening} -> 'lot' -> 'team'`,
    })
    .from(lots)
    .where(
      and(
        eq(lots.bureau, bureau),
        isNotNull(lots.openedAt),
        isNotNull(lots.facilityId),
        isNull(lots.replacedBy),
      ),
    )
    .orderBy(desc(lots.openedAt))
  const teams = new Map<string, TeamMember[][]>()
  for (const { facility, team } of opened) {
    if (facility === null) continue
    const own = teams.get(facility) ?? []
    if (own.length < visits) teams.set(facility, [...own, [...team]])
  }
  return new Map(
    [...teams].map(([facility, own]) => [
      facility,
      [...new Set(own.flat().map(({ inspector }) => inspector))].sort(),
    ]),
  )
}
