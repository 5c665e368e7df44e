import type { Post } from '@mingqian/rules'
import { and, eq } from 'drizzle-orm'
import { type ChangeContext, recordCreation, recordEdit } from '../changes/index.ts'
import { isUniqueViolation, type Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { changeRegister } from './change-register.ts'
import { freshCodes } from './fresh-codes.ts'
import { sealIdNumber } from './id-number.ts'
import type { InspectorTag } from './inspector.ts'
import { sealPhone } from './phone.ts'
import { inspectorSearch } from './register-search.ts'
import { inspectors } from './tables.ts'

/** What the register says of an inspector, as the office enters it. Days are ISO days. */
export type InspectorContent = {
  readonly name: string
  readonly certificate: string
  readonly certificateFrom: string | null
  readonly certificateUntil: string | null
  readonly certificateIssuer: string
  readonly unit: string
  readonly inEstablishment: boolean
  readonly post: Post
  readonly tags: readonly InspectorTag[]
  readonly specialities: readonly string[]
  readonly areas: readonly string[]
  readonly remark: string
  /** In clear, to replace what is there; null takes it away, undefined leaves it. */
  readonly phone?: string | null | undefined
  readonly idNumber?: string | null | undefined
}

const subjectOf = (id: string) => ({ kind: 'inspector', id, facilityId: null }) as const

const columnsOf = (
  { vault }: Pick<Platform, 'vault'>,
  bureau: string,
  id: string,
  { phone, idNumber, tags, specialities, areas, ...facts }: InspectorContent,
) => {
  const owner = { kind: 'inspector', bureau, id } as const
  return {
    ...facts,
    tags: [...new Set<InspectorTag>([...tags, 'member'])].sort(),
    specialities: [...new Set(specialities)],
    areas: [...new Set(areas)],
    ...(phone === undefined ? {} : { phoneSealed: sealPhone(vault, owner, phone ?? undefined) }),
    ...(idNumber === undefined ? {} : { idNumberSealed: sealIdNumber(vault, owner, idNumber ?? undefined) }),
  }
}

const asProblem = (error: unknown): unknown =>
  isUniqueViolation(error) ? new Problem('certificate-taken') : error

/**
 * Enters an inspector by hand.
 * @param code the number given to them; without one they get the next of the register
 * @returns the number  @throws Problem certificate-taken (or the number), register-changed
 */
export const addInspector = (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  content: InspectorContent,
  code?: string | undefined,
): Promise<string> =>
  changeRegister(rows, context.bureau, async () => {
    const { bureau } = context
    const id = code ?? (await freshCodes(rows, inspectors, 'R', bureau, []))()
    const row = { bureau, id, ...columnsOf(platform, bureau, id, content), createdAt: context.at }
    const revision = await recordCreation(rows, context, subjectOf(id), row)
    const search = { ...inspectorSearch(row), searchRevision: revision }
    try {
      await rows.insert(inspectors).values({ ...row, ...search, revision })
    } catch (error) {
      throw asProblem(error)
    }
    return id
  })

/**
 * Changes what the register says of an inspector.
 * @param revision the one the change began from
 * @throws Problem not-found, register-row-changed, certificate-taken
 */
export const changeInspector = async (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  id: string,
  revision: number,
  content: InspectorContent,
): Promise<void> => {
  const { bureau } = context
  const theInspector = and(eq(inspectors.bureau, bureau), eq(inspectors.id, id))
  const [row] = await rows.select().from(inspectors).where(theInspector).for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  const columns = columnsOf(platform, bureau, id, content)
  const next = await recordEdit(rows, context, subjectOf(id), row, columns)
  if (next === null) return
  try {
    await rows
      .update(inspectors)
      .set({ ...columns, ...inspectorSearch({ ...row, ...columns }), searchRevision: next, revision: next })
      .where(theInspector)
  } catch (error) {
    throw asProblem(error)
  }
}
