import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Rows } from '../platform/database.ts'
import { type Finding, findingSchema } from './assess.ts'
import { type Category, categories } from './categories.ts'
import { type EditionKey, editionName } from './edition.ts'
import { directoryDecisions } from './tables.ts'

/** What was decided of a facility in a category, on which findings, by whom. */
export type Decision = {
  readonly facilityId: string
  readonly category: Category
  readonly findings: readonly Finding[]
  readonly total: number
  /** Whether the criteria, as they stood, list the facility. */
  readonly assessed: boolean
  readonly listed: boolean
  readonly reason: string
  readonly at: Date
  readonly by: string
  readonly revision: number
}

const rowShape = z.object({ category: z.enum(categories), findings: z.array(findingSchema) })

const decisionOf = (row: typeof directoryDecisions.$inferSelect): Decision => ({
  ...rowShape.parse({ category: row.category, findings: row.findings }),
  facilityId: row.facilityId,
  total: row.total,
  assessed: row.assessed,
  listed: row.listed,
  reason: row.reason,
  at: row.at,
  by: row.by,
  revision: row.revision,
})

export const ofEdition = ({ bureau, year, amendment }: EditionKey) =>
  and(
    eq(directoryDecisions.bureau, bureau),
    eq(directoryDecisions.year, year),
    eq(directoryDecisions.amendment, amendment),
  )

/** All decisions of an edition, by facility and category. */
export const decisionsOf = async (rows: Rows, edition: EditionKey): Promise<readonly Decision[]> =>
  (
    await rows
      .select()
      .from(directoryDecisions)
      .where(ofEdition(edition))
      .orderBy(asc(directoryDecisions.facilityId), asc(directoryDecisions.category))
  ).map(decisionOf)

/** The decisions of an edition on some facilities. */
export const decisionsOn = async (
  rows: Rows,
  edition: EditionKey,
  facilities: readonly string[],
): Promise<readonly Decision[]> =>
  (
    await rows
      .select()
      .from(directoryDecisions)
      .where(
        and(
          ofEdition(edition),
          sql`${directoryDecisions.facilityId} = any(${sql.param(facilities)}::text[])`,
        ),
      )
      .orderBy(asc(directoryDecisions.facilityId), asc(directoryDecisions.category))
  ).map(decisionOf)

/** The name of a decision in the register's trail of changes. */
export const decisionId = (edition: EditionKey, facilityId: string, category: Category): string =>
  `${editionName(edition)}/${category}/${facilityId}`
