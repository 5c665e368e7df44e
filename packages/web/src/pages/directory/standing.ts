import type { Candidate, DirectoryCategory, DirectoryStanding } from '../../api/types.ts'

/** How a facility stands in a category against the edition in force; null where it is and was not listed. */
export const standingOf = (
  { inForce, decisions }: Pick<Candidate, 'inForce' | 'decisions'>,
  category: DirectoryCategory,
): DirectoryStanding | null => {
  const decision = decisions.find(each => each.category === category)
  const was = inForce.includes(category)
  if (!decision) return was ? 'open' : null
  if (decision.listed) return was ? 'kept' : 'new'
  return was ? 'dropped' : null
}
