import type { z } from '@hono/zod-openapi'
import { ballsFor, type RuleSet } from '@mingqian/rules'
import type { ListedFacility } from './read-facilities.ts'
import type { facilitySchema } from './schemas.ts'

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
