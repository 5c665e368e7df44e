import type { RuleSet } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import { inspectorsByIds } from '../registry/index.ts'
import type { VisitingMember } from './visit.ts'

type Team = {
  readonly bureau: string
  readonly team: readonly { readonly role: string; readonly inspector: string }[]
}

/** What a seat of a team is called under a rule set; its id when the rules no longer know it. */
export const roleTitle = (ruleSet: RuleSet, role: string) =>
  ruleSet.team.seats.find(seat => seat.role === role)?.label ?? { zh: role, en: role }

/** A lot's team with names and certificate numbers. */
export const describeTeam = async (
  rows: Rows,
  ruleSet: RuleSet,
  { bureau, team }: Team,
): Promise<VisitingMember[]> => {
  const known = await inspectorsByIds(
    rows,
    bureau,
    team.map(member => member.inspector),
  )
  return team.map(({ role, inspector }) => ({
    role,
    roleTitle: roleTitle(ruleSet, role),
    inspector,
    name: known.get(inspector)?.name ?? inspector,
    certificate: known.get(inspector)?.certificate ?? '',
  }))
}
