import { shanghaiDay } from '@mingqian/rules'
import { eq } from 'drizzle-orm'
import { ruleSetInForce } from '../planning/rule-set-in-force.ts'
import type { Platform } from '../platform/platform.ts'
import { drawnClasses } from './import/index.ts'
import type { RegisterKeys, RegistryKind } from './read-upload.ts'
import { facilities, inspectors } from './tables.ts'

/** What the register holds now that an upload is checked against. */
export const registerKeys = async (
  { database, clock }: Platform,
  kind: RegistryKind,
  bureau: string,
): Promise<RegisterKeys> => {
  const today = shanghaiDay(clock.now())
  const classes = drawnClasses(await ruleSetInForce(database, bureau, today))
  const sites = await database
    .select({ id: facilities.id, creditCode: facilities.creditCode, site: facilities.site })
    .from(facilities)
    .where(eq(facilities.bureau, bureau))
  if (kind === 'facilities')
    return {
      bureau,
      today,
      classes,
      existing: new Set(sites.map(({ site }) => site)),
      existingCodes: new Set(sites.map(({ id }) => id)),
      avoidable: new Set(),
    }
  const people = await database
    .select({ id: inspectors.id, certificate: inspectors.certificate })
    .from(inspectors)
    .where(eq(inspectors.bureau, bureau))
  return {
    bureau,
    today,
    classes,
    existing: new Set(people.map(({ certificate }) => certificate)),
    existingCodes: new Set(people.map(({ id }) => id)),
    avoidable: new Set(sites.flatMap(({ id, creditCode }) => [id, creditCode])),
  }
}
