import { and, eq, sql } from 'drizzle-orm'
import { differences } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { freshId } from '../platform/randomness.ts'
import type { BadCell, InspectorImport } from '../registry/import/index.ts'
import { sealIdNumber, sealPhone, unsealIdNumber, unsealPhone } from '../registry/index.ts'
import { facilities, inspectorConflicts, inspectors } from '../registry/tables.ts'
import type { Importer } from './compare-facility.ts'
import { databaseRecord } from './database-form.ts'
import type { ReadRow } from './read-table.ts'
import type { Child, Outcome, StagedRow } from './staged-row.ts'

type GoodRow = Extract<ReadRow, { ok: true }> & { readonly value: InspectorImport }
type InspectorRow = typeof inspectors.$inferSelect

const anyOf = (values: readonly string[]) => sql`any(${sql.param(values)}::text[])`

/** Ids of facilities by what avoidance lists write: the id itself, or a credit code, which stands for all of its sites. */
const avoidedFacilities = async (rows: Rows, bureau: string, written: readonly string[]) => {
  const found = new Map<string, Set<string>>()
  if (written.length === 0) return found
  const stands = (one: string, id: string) => found.set(one, (found.get(one) ?? new Set()).add(id))
  const sites = await rows
    .select({ id: facilities.id, creditCode: facilities.creditCode })
    .from(facilities)
    .where(
      and(
        eq(facilities.bureau, bureau),
        sql`(${facilities.id} = ${anyOf(written)} or ${facilities.creditCode} = ${anyOf(written)})`,
      ),
    )
  for (const { id, creditCode } of sites) {
    stands(id, id)
    stands(creditCode, id)
  }
  return found
}

const unknownFacilities = (row: number, strangers: readonly string[]): BadCell => ({
  row,
  column: '回避单位',
  value: strangers.join('、'),
  problem: 'choice',
  message: {
    zh: `名录库中没有该单位：${strangers.join('、')}`,
    en: `not in the register: ${strangers.join(', ')}`,
  },
  expected: {
    zh: '已入库污染源的编号或统一社会信用代码，请先导入污染源',
    en: 'the number or credit code of a facility in the register; import the facilities first',
  },
})

const certificateTaken = (row: number, value: InspectorImport, other: string): BadCell => ({
  row,
  column: '执法证号',
  value: value.certificate,
  problem: 'duplicate',
  message: { zh: `名录库中编号${other}的人员已用该执法证号`, en: `${other} has this certificate already` },
  expected: { zh: '每人一个执法证号', en: 'one certificate for each' },
})

/** Pairs of inspector and facility that keep apart today. */
const conflictsOf = async (
  rows: Rows,
  { bureau, today }: Importer,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await rows
    .select({ inspectorId: inspectorConflicts.inspectorId, facilityId: inspectorConflicts.facilityId })
    .from(inspectorConflicts)
    .where(
      and(
        eq(inspectorConflicts.bureau, bureau),
        sql`${inspectorConflicts.inspectorId} = ${anyOf(ids)}`,
        sql`(${inspectorConflicts.until} is null or ${inspectorConflicts.until} >= ${today})`,
      ),
    )
  return new Set(found.map(({ inspectorId, facilityId }) => `${inspectorId} ${facilityId}`))
}

const declaredConflict = (importer: Importer, inspectorId: string, facilityId: string): Child => ({
  kind: 'conflict',
  record: databaseRecord({
    bureau: importer.bureau,
    id: `${inspectorId}/${freshId(importer.platform.randomness)}`,
    inspectorId,
    facilityId,
    kind: 'declared',
    fromDay: importer.today,
    untilDay: null,
    basis: '导入的人员名册',
    createdAt: importer.at,
  }),
})

/** What some rows of a file are to the register of inspectors: found by number, else by certificate. */
export const stageInspectors = async (
  rows: Rows,
  importer: Importer,
  read: readonly GoodRow[],
  freshCode: () => string,
): Promise<readonly StagedRow[]> => {
  const { bureau, platform, options } = importer
  const codes = read.flatMap(({ value }) => (value.code ? [value.code] : []))
  const found = await rows
    .select()
    .from(inspectors)
    .where(
      and(
        eq(inspectors.bureau, bureau),
        sql`(${inspectors.id} = ${anyOf(codes)} or ${inspectors.certificate} = ${anyOf(read.map(({ value }) => value.certificate))})`,
      ),
    )
  const avoided = await avoidedFacilities(
    rows,
    bureau,
    read.flatMap(({ value }) => value.avoid),
  )
  const byId = new Map(found.map(row => [row.id, row]))
  const byCertificate = new Map(found.map(row => [row.certificate, row]))

  const keptAway = await conflictsOf(
    rows,
    importer,
    found.map(({ id }) => id),
  )
  /** Avoidances that a row names and that are not on record yet. */
  const conflicts = (value: InspectorImport, id: string): readonly Child[] =>
    [...new Set(value.avoid.flatMap(one => [...(avoided.get(one) ?? [])]))]
      .filter(facilityId => !keptAway.has(`${id} ${facilityId}`))
      .sort()
      .map(facilityId => declaredConflict(importer, id, facilityId))

  const says = (
    value: InspectorImport,
    id: string,
    sealed: { readonly phone: Uint8Array | null; readonly idNumber: Uint8Array | null },
    known?: InspectorRow,
  ) => ({
    name: value.name,
    certificate: value.certificate,
    certificateFrom: value.certificateFrom ?? null,
    certificateUntil: value.certificateUntil ?? null,
    certificateIssuer: value.certificateIssuer ?? '',
    unit: value.unit ?? '',
    inEstablishment: value.inEstablishment ?? true,
    post: value.post,
    tags: [
      ...(value.lead ? ['lead'] : []),
      'member',
      ...(value.sampler ? ['sampler'] : []),
      // What a list can't say stays.
      ...(known?.tags.filter(tag => !['lead', 'member', 'sampler'].includes(tag)) ?? []),
    ],
    specialities: [...(value.specialities ?? [])],
    areas: [...value.areas],
    phoneSealed: sealed.phone,
    idNumberSealed: sealed.idNumber,
    bureau,
    id,
  })

  const changed = (row: InspectorRow, { value, given, blank }: GoodRow): Outcome => {
    const owner = { kind: 'inspector', bureau, id: row.id } as const
    const samePhone = !value.phone || value.phone === unsealPhone(platform.vault, owner, row.phoneSealed)
    const sameId =
      !value.idNumber || value.idNumber === unsealIdNumber(platform.vault, owner, row.idNumberSealed)
    const sealed = {
      phone: samePhone ? row.phoneSealed : sealPhone(platform.vault, owner, value.phone),
      idNumber: sameId ? row.idNumberSealed : sealIdNumber(platform.vault, owner, value.idNumber),
    }
    const all = says(value, row.id, sealed, row)
    const isSaid = (field: string) =>
      given.includes(field) || (options.blanks === 'clear' && blank.includes(field))
    const columns = {
      name: isSaid('name'),
      certificate: isSaid('certificate'),
      certificateFrom: isSaid('certificateFrom'),
      certificateUntil: isSaid('certificateUntil'),
      certificateIssuer: isSaid('certificateIssuer'),
      unit: isSaid('unit'),
      inEstablishment: given.includes('inEstablishment'),
      post: given.includes('post'),
      tags: isSaid('lead') || isSaid('sampler'),
      specialities: isSaid('specialities'),
      areas: isSaid('areas'),
      phoneSealed: given.includes('phone'),
      idNumberSealed: given.includes('idNumber'),
    }
    const next = {
      ...row,
      ...Object.fromEntries(Object.entries(all).filter(([field]) => columns[field as keyof typeof columns])),
    }
    const difference = options.existing === 'update' ? differences(row, next) : null
    return {
      effect: difference ? 'change' : 'none',
      subjectId: row.id,
      facilityId: null,
      record:
        difference &&
        databaseRecord(
          Object.fromEntries(
            Object.keys(difference.after).map(field => [field, next[field as keyof InspectorRow]]),
          ),
        ),
      before: difference?.before ?? null,
      after: difference?.after ?? null,
      children: options.existing === 'update' ? conflicts(value, row.id) : [],
    }
  }

  return read.map((one): StagedRow => {
    const { row, value } = one
    const base = { row, title: value.name, candidates: [], findings: [], cells: null }
    const strangers = value.avoid.filter(written => !avoided.has(written))
    if (strangers.length > 0)
      return {
        ...base,
        verdict: 'bad',
        outcome: null,
        findings: [unknownFacilities(row, strangers)],
        cells: one.cells,
      }
    const holder = byCertificate.get(value.certificate)
    const known = (value.code && byId.get(value.code)) || holder
    if (known) {
      if (holder && holder.id !== known.id)
        return {
          ...base,
          verdict: 'bad',
          outcome: null,
          findings: [certificateTaken(row, value, holder.id)],
          cells: one.cells,
        }
      const outcome = changed(known, one)
      const changes = outcome.effect === 'change' || outcome.children.length > 0
      return { ...base, verdict: changes ? 'changed' : 'unchanged', outcome }
    }
    const id = value.code ?? freshCode()
    const owner = { kind: 'inspector', bureau, id } as const
    const sealed = {
      phone: sealPhone(platform.vault, owner, value.phone),
      idNumber: sealIdNumber(platform.vault, owner, value.idNumber),
    }
    const record = databaseRecord({ ...says(value, id, sealed), remark: '', createdAt: importer.at })
    return {
      ...base,
      verdict: 'new',
      outcome: {
        effect: 'create',
        subjectId: id,
        facilityId: null,
        record,
        before: null,
        after: null,
        children: conflicts(value, id),
      },
    }
  })
}
