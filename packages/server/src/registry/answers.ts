import type { z } from '@hono/zod-openapi'
import { ballsFor, type RuleSet } from '@mingqian/rules'
import type { RegisteredInspector } from './inspector.ts'
import type { ListedFacility } from './read-facilities.ts'
import type { facilitySchema, inspectorSchema } from './schemas.ts'

/** A facility as HTTP answers it: with its balls of the day under the rules in force, and why. */
export const facilityAnswer = (
  { facility, phone }: ListedFacility,
  ruleSet: RuleSet,
  today: string,
): z.infer<typeof facilitySchema> => {
  const { exclusion, ballFacts, ...facts } = facility
  const { balls, reasons } = ballsFor(ruleSet, ballFacts, today)
  return {
    ...facts,
    formerNames: [...facility.formerNames],
    keyKinds: [...facility.keyKinds],
    riskGrade: ballFacts.riskGrade ?? null,
    state: exclusion ? 'excluded' : 'active',
    exclusion,
    balls,
    ballReasons: reasons.map(({ id, balls, zh, en }) => ({ id, balls, zh, en })),
    phone,
  }
}

/** @param usernames user names of the inspectors who have an account */
export const inspectorAnswer = (
  { inspector, phone }: { readonly inspector: RegisteredInspector; readonly phone: string | null },
  usernames: ReadonlyMap<string, string>,
): z.infer<typeof inspectorSchema> => ({
  ...inspector,
  tags: [...inspector.tags],
  areas: [...inspector.areas],
  avoid: [...inspector.avoid],
  phone,
  username: usernames.get(inspector.id) ?? null,
})
