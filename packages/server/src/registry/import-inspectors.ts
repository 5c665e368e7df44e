import { shanghaiDay } from '@mingqian/rules'
import { and, eq, inArray, or } from 'drizzle-orm'
import { type ChangeContext, recordChanges } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { changeRegister } from './change-register.ts'
import { freshCodes } from './fresh-codes.ts'
import { sealIdNumber } from './id-number.ts'
import type { InspectorImport } from './import/index.ts'
import type { Importing } from './import-facilities.ts'
import type { InspectorTag } from './inspector.ts'
import { addConflicts } from './inspector-conflicts.ts'
import { sealPhone } from './phone.ts'
import { inspectorSearch } from './register-search.ts'
import { facilities, inspectors } from './tables.ts'

/** Facility ids by what avoidance lists write: the id itself, or a credit code, which stands for all of its sites. */
const facilitiesWritten = async (rows: Rows, bureau: string, written: readonly string[]) => {
  const found = new Map<string, string[]>()
  const stands = (one: string, id: string) => found.set(one, [...(found.get(one) ?? []), id])
  for (const chunk of inChunks([...new Set(written)])) {
    const sites = await rows
      .select({ id: facilities.id, creditCode: facilities.creditCode })
      .from(facilities)
      .where(
        and(
          eq(facilities.bureau, bureau),
          or(inArray(facilities.id, [...chunk]), inArray(facilities.creditCode, [...chunk])),
        ),
      )
    for (const { id, creditCode } of sites) {
      stands(id, id)
      stands(creditCode, id)
    }
  }
  return (one: string): readonly string[] => {
    const ids = found.get(one)
    // An avoidance that binds nobody would be a silent breach: the facility has left the register since the preview.
    if (!ids) throw new Problem('register-changed')
    return ids
  }
}

const tagsOf = ({ lead, sampler }: InspectorImport): InspectorTag[] => [
  ...(lead ? ['lead' as const] : []),
  'member',
  ...(sampler ? ['sampler' as const] : []),
]

type Added = { readonly id: string; readonly value: InspectorImport }

const writeInspectors = async (
  rows: Rows,
  { vault }: Pick<Platform, 'vault'>,
  context: ChangeContext,
  added: readonly Added[],
): Promise<void> => {
  const { bureau, at } = context
  const revisions = await recordChanges(
    rows,
    context,
    added.map(({ id }) => ({
      kind: 'inspector' as const,
      id,
      facilityId: null,
      action: 'created' as const,
      before: null,
      after: null,
      previous: null,
    })),
  )
  const written = added.map(({ id, value }, place): typeof inspectors.$inferInsert => ({
    bureau,
    id,
    name: value.name,
    certificate: value.certificate,
    certificateFrom: value.certificateFrom ?? null,
    certificateUntil: value.certificateUntil ?? null,
    certificateIssuer: value.certificateIssuer,
    unit: value.unit,
    inEstablishment: value.inEstablishment ?? true,
    post: value.post,
    tags: tagsOf(value),
    specialities: [...(value.specialities ?? [])],
    areas: [...value.areas],
    phoneSealed: sealPhone(vault, { kind: 'inspector', bureau, id }, value.phone),
    idNumberSealed: sealIdNumber(vault, { kind: 'inspector', bureau, id }, value.idNumber),
    ...inspectorSearch({ ...value, id }),
    revision: revisions[place] as number,
    searchRevision: revisions[place] as number,
    createdAt: at,
  }))
  for (const chunk of inChunks(written)) await rows.insert(inspectors).values([...chunk])
}

/**
 * Puts inspectors into the register, all or none, in the caller's transaction, after the facilities they avoid. What
 * a list says of avoidance becomes a declared conflict of interest from that day on.
 * @returns their ids, in the order given
 * @throws Problem register-changed when a number or certificate is there already, or an avoided facility is not
 */
export const importInspectors = (
  rows: Rows,
  platform: Platform,
  importing: Importing,
  values: readonly InspectorImport[],
): Promise<readonly string[]> =>
  changeRegister(rows, importing.bureau, async () => {
    const { bureau } = importing
    const context: ChangeContext = { ...importing, at: platform.clock.now() }
    const freshCode = await freshCodes(
      rows,
      inspectors,
      'R',
      bureau,
      values.map(value => value.code),
    )
    const avoided = await facilitiesWritten(
      rows,
      bureau,
      values.flatMap(value => value.avoid),
    )
    const added = values.map((value): Added => ({ id: value.code ?? freshCode(), value }))
    await writeInspectors(rows, platform, context, added)
    const today = shanghaiDay(context.at)
    const conflicts = added.flatMap(({ id, value }) =>
      [...new Set(value.avoid.flatMap(avoided))].sort().map(facilityId => ({
        inspectorId: id,
        facilityId,
        kind: 'declared' as const,
        from: today,
        until: null,
        basis: '导入的人员名册',
      })),
    )
    await addConflicts(rows, platform.randomness, context, conflicts)
    return added.map(({ id }) => id)
  })
