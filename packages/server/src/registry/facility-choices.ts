import { asc, eq, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { facilities } from './tables.ts'

const most = 1000

/** The towns, divisions and media that the register has, to choose filters from. */
export const facilityChoices = async (rows: Rows, bureau: string) => {
  const words = async (column: typeof facilities.area | typeof facilities.division) => {
    const found = await rows
      .selectDistinct({ word: column })
      .from(facilities)
      .where(eq(facilities.bureau, bureau))
      .orderBy(asc(column))
      .limit(most)
    return found.map(({ word }) => word).filter(word => word !== '')
  }
  const { rows: kinds } = await rows.execute<{ kind: string }>(
    sql`select distinct unnest(${facilities.keyKinds}) as kind from ${facilities} where ${facilities.bureau} = ${bureau} and ${facilities.keyKinds} <> '{}' order by 1 limit 100`,
  )
  return {
    areas: await words(facilities.area),
    divisions: await words(facilities.division),
    keyKinds: kinds.map(({ kind }) => kind),
  }
}
