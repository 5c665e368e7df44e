import type { InspectorPost } from './import/index.ts'
import type { inspectors } from './tables.ts'

/** What an inspector is able to do in a team: everybody in the register is a `member`. */
export type InspectorTag = 'lead' | 'member' | 'sampler'

/** An inspector (执法检查人员); the phone number stays behind. */
export type RegisteredInspector = {
  readonly id: string
  readonly name: string
  /** Number of the enforcement certificate. */
  readonly certificate: string
  readonly unit: string
  readonly post: InspectorPost
  readonly tags: readonly InspectorTag[]
  /** Areas in charge; empty means everywhere. */
  readonly areas: readonly string[]
  /** Ids of the facilities to keep away from (回避). */
  readonly avoid: readonly string[]
}

export const inspectorOf = (row: typeof inspectors.$inferSelect): RegisteredInspector => ({
  id: row.id,
  name: row.name,
  certificate: row.certificate,
  unit: row.unit,
  post: row.post as InspectorPost,
  tags: row.tags as InspectorTag[],
  areas: row.areas,
  avoid: row.avoid,
})

/** Only inspectors in post are drawn (在编在岗). */
export const mayBeDrawn = (inspector: RegisteredInspector): boolean => inspector.post === 'in-post'
