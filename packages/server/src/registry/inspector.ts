import { type InspectorStanding, isInPost, type Leave, type Post } from '@mingqian/rules'
import type { inspectorConflicts, inspectorLeaves, inspectors } from './tables.ts'

/** What an inspector is able to do in a team: everybody in the register is a `member`. */
export const inspectorTags = ['lead', 'member', 'sampler'] as const
export type InspectorTag = (typeof inspectorTags)[number]

/** Why somebody keeps away from a facility: a relation they declared, a former employer of theirs, anything else. */
export const conflictKinds = ['declared', 'former-employer', 'other'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export type InspectorLeave = Leave & { readonly id: string; readonly note: string; readonly revision: number }

/** ISO days, both included; an `until` of null is open-ended. */
export type InspectorConflict = {
  readonly id: string
  readonly facilityId: string
  readonly kind: ConflictKind
  readonly from: string
  readonly until: string | null
  readonly basis: string
  readonly revision: number
}

/** An inspector (执法检查人员); phone and identity number stay behind. Days are ISO days. */
export type RegisteredInspector = {
  readonly id: string
  readonly name: string
  /** Number of the enforcement certificate. */
  readonly certificate: string
  readonly certificateFrom: string | null
  readonly certificateUntil: string | null
  readonly certificateIssuer: string
  readonly unit: string
  readonly inEstablishment: boolean
  readonly post: Post
  readonly tags: readonly InspectorTag[]
  readonly specialities: readonly string[]
  /** Areas in charge; empty means everywhere. */
  readonly areas: readonly string[]
  /** All of them, past and coming, oldest first. */
  readonly leaves: readonly InspectorLeave[]
  readonly conflicts: readonly InspectorConflict[]
  readonly remark: string
  readonly revision: number
}

type Row = typeof inspectors.$inferSelect
export type LeaveRow = typeof inspectorLeaves.$inferSelect
export type ConflictRow = typeof inspectorConflicts.$inferSelect

const leaveOf = ({ id, kind, from, until, note, revision }: LeaveRow): InspectorLeave => ({
  id,
  kind,
  from,
  until,
  note,
  revision,
})

const conflictOf = (row: ConflictRow): InspectorConflict => {
  const { id, facilityId, kind, from, until, basis, revision } = row
  return { id, facilityId, kind, from, until, basis, revision }
}

export const inspectorOf = (
  row: Row,
  leaves: readonly LeaveRow[],
  conflicts: readonly ConflictRow[],
): RegisteredInspector => ({
  id: row.id,
  name: row.name,
  certificate: row.certificate,
  certificateFrom: row.certificateFrom,
  certificateUntil: row.certificateUntil,
  certificateIssuer: row.certificateIssuer,
  unit: row.unit,
  inEstablishment: row.inEstablishment,
  post: row.post,
  tags: row.tags,
  specialities: row.specialities,
  areas: row.areas,
  leaves: leaves.map(leaveOf),
  conflicts: conflicts.map(conflictOf),
  remark: row.remark,
  revision: row.revision,
})

/** Ids of the facilities an inspector keeps away from on some day of a span of days. */
export const avoidedBetween = (
  { conflicts }: Pick<RegisteredInspector, 'conflicts'>,
  first: string,
  last: string,
): readonly string[] =>
  [
    ...new Set(
      conflicts
        .filter(({ from, until }) => from <= last && (until === null || until >= first))
        .map(({ facilityId }) => facilityId),
    ),
  ].sort()

/**
 * How many are in establishment and in post on a day (在编在岗, 五.2): the number the quotas are reckoned from. It is
 * a head count; who of them may be drawn is another question.
 */
export const countInPost = (inspectors: readonly RegisteredInspector[], day: string): number =>
  inspectors.filter(inspector => isInPost(inspector, day)).length

/** What decides whether an inspector may be drawn, from the register and what others know of them. */
export const standingOf = (
  inspector: RegisteredInspector,
  known: Pick<InspectorStanding, 'passed' | 'hasAccount'>,
): InspectorStanding => {
  const { inEstablishment, post, leaves, certificateFrom, certificateUntil } = inspector
  return { inEstablishment, post, leaves, certificateFrom, certificateUntil, ...known }
}
