import type { z } from '@hono/zod-openapi'
import { ballsFor, type RuleSet } from '@mingqian/rules'
import { ballFacts, exclusionOf } from './facility.ts'
import type { RegisteredInspector } from './inspector.ts'
import type { ListedFacility } from './read-facilities.ts'
import type { facilitySchema, inspectorSchema } from './schemas.ts'

/** A facility as HTTP answers it: with its balls of the day under the rules in force, and why. */
export const facilityAnswer = (
  { facility, phone }: ListedFacility,
  ruleSet: RuleSet,
  today: string,
): z.infer<typeof facilitySchema> => {
  const { status: _status, statusSince: _since, statusReason: _reason, ...facts } = facility
  const exclusion = exclusionOf(facility)
  const { balls, reasons } = ballsFor(ruleSet, ballFacts(facility), today)
  return {
    ...facts,
    keyKinds: [...facility.keyKinds],
    state: exclusion ? 'excluded' : 'active',
    exclusion: exclusion && { status: exclusion.status, since: exclusion.since, reason: exclusion.reason },
    balls,
    ballReasons: [...reasons],
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
