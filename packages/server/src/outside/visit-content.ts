import { z } from '@hono/zod-openapi'
import { shanghaiDay } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { daySchema } from '../platform/schemas.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import { type Matter, matterSchema, referenceOf } from './matter.ts'

/** The facility of a visit as the register had it. */
export type VisitedPlace = {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly class: string
  readonly area: string
  readonly address: string
}

export type TeamMember = { readonly inspector: string; readonly name: string; readonly certificate: string }

export const visitEntry = z.object({
  matter: matterSchema,
  facilityId: z.string().min(1).max(100),
  visitedOn: daySchema,
  /** Ids of those who went. */
  inspectors: z.array(z.string().min(1).max(100)).min(1).max(20),
  reason: z.string().trim().min(1).max(1000),
  findings: z.string().trim().min(1).max(5000),
  violation: z.boolean(),
})
/** A visit as somebody enters it. */
export type VisitEntry = z.infer<typeof visitEntry>

/** A visit as it is kept, facility and team spelt out. */
export type VisitContent = {
  readonly matter: Matter
  readonly facility: VisitedPlace
  readonly visitedOn: string
  readonly team: readonly TeamMember[]
  readonly reason: string
  readonly findings: string
  readonly violation: boolean
}

const unknown = (path: string, what: { zh: string; en: string }): FieldProblem => ({ path, message: what })

/**
 * Checks an entry against the registers and spells it out. What a visit knew already of its facility and its team
 * stays as it was.
 * @throws Problem bad-input for a day to come and whoever is not in the register; visit-team
 */
export const contentOf = async (
  rows: Rows,
  platform: Platform,
  { bureau, person }: { readonly bureau: string; readonly person: Person },
  entry: VisitEntry,
  before?: VisitContent,
): Promise<VisitContent> => {
  const fields: FieldProblem[] = []
  const ids = [...new Set(entry.inspectors)]
  if (person.role === 'inspector' && !ids.includes(person.inspectorId ?? '')) throw new Problem('visit-team')
  const facility =
    before?.facility.id === entry.facilityId
      ? before.facility
      : (await facilitiesByIds(rows, bureau, [entry.facilityId])).get(entry.facilityId)
  if (!facility)
    fields.push(
      unknown('facilityId', { zh: '污染源库中没有这家单位', en: 'No such facility in the register' }),
    )
  const register = await inspectorsByIds(rows, bureau, ids)
  const team = ids.flatMap((inspector): TeamMember[] => {
    const known = before?.team.find(member => member.inspector === inspector)
    if (known) return [known]
    const found = register.get(inspector)
    return found ? [{ inspector, name: found.name, certificate: found.certificate }] : []
  })
  if (team.length < ids.length)
    fields.push(
      unknown('inspectors', { zh: '执法检查人员库中没有此人', en: 'No such inspector in the register' }),
    )
  if (entry.visitedOn > shanghaiDay(platform.clock.now()))
    fields.push(
      unknown('visitedOn', { zh: '检查日期不能晚于今天', en: 'The day of a visit is not after today' }),
    )
  if (!facility || fields.length > 0) throw new Problem('bad-input', { fields })
  const { id, name, creditCode, class: facilityClass, area, address } = facility
  return {
    matter: entry.matter,
    facility: { id, name, creditCode, class: facilityClass, area, address },
    visitedOn: entry.visitedOn,
    team,
    reason: entry.reason,
    findings: entry.findings,
    violation: entry.violation,
  }
}

export const changeableFields = [
  'kind',
  'reference',
  'facility',
  'visitedOn',
  'team',
  'reason',
  'findings',
  'violation',
] as const
type ChangeableField = (typeof changeableFields)[number]

/** One field of a visit before and after a correction, as it reads; `violation` reads `yes` or `no`. */
export type FieldChange = { readonly field: ChangeableField; readonly from: string; readonly to: string }

const asRead = ({ matter, facility, team, ...rest }: VisitContent): Record<ChangeableField, string> => ({
  kind: matter.kind,
  reference: referenceOf(matter),
  facility: `${facility.name} ${facility.id}`,
  visitedOn: rest.visitedOn,
  team: team.map(member => `${member.name} ${member.certificate}`).join('、'),
  reason: rest.reason,
  findings: rest.findings,
  violation: rest.violation ? 'yes' : 'no',
})

/** What differs between two versions of a visit, field by field. */
export const changesBetween = (before: VisitContent, after: VisitContent): readonly FieldChange[] => {
  const [from, to] = [asRead(before), asRead(after)]
  return changeableFields.flatMap(field =>
    from[field] === to[field] ? [] : [{ field, from: from[field], to: to[field] }],
  )
}
