import { and, eq, sql } from 'drizzle-orm'
import { differences } from '../changes/index.ts'
import { type DossierEntry, type EntryData, type EntryKindId, entryKind } from '../dossiers/index.ts'
import { dossierEntries } from '../dossiers/tables.ts'
import type { Rows } from '../platform/database.ts'
import { freshId } from '../platform/randomness.ts'
import { type BadCell, cleanCode, cleanText, siteText } from '../registry/import/index.ts'
import { facilities } from '../registry/tables.ts'
import type { Importer } from './compare-facility.ts'
import { databaseRecord } from './database-form.ts'
import type { EntryImport } from './entry-columns.ts'
import type { ReadRow } from './read-table.ts'
import type { Outcome, StagedRow } from './staged-row.ts'

type GoodRow = Extract<ReadRow, { ok: true }> & { readonly value: EntryImport }
type Site = Pick<typeof facilities.$inferSelect, 'id' | 'name' | 'formerNames' | 'creditCode' | 'address'>

const anyOf = (values: readonly string[]) => sql`any(${sql.param(values)}::text[])`

const given = (values: readonly (string | undefined)[]): readonly string[] =>
  values.filter(value => value !== undefined)

const sitesOf = async (rows: Rows, bureau: string, read: readonly GoodRow[]) => {
  const codes = given(read.map(({ value }) => value.facility.code))
  const creditCodes = given(read.map(({ value }) => value.facility.creditCode))
  const { id, name, formerNames, creditCode, address } = facilities
  const found: readonly Site[] = await rows
    .select({ id, name, formerNames, creditCode, address })
    .from(facilities)
    .where(
      and(
        eq(facilities.bureau, bureau),
        sql`(${id} = ${anyOf(codes)} or ${creditCode} = ${anyOf(creditCodes)})`,
      ),
    )
  return {
    byId: new Map(found.map(site => [site.id, site])),
    byCode: Map.groupBy(found, site => site.creditCode),
  }
}

const sameName = (site: Site, name: string): boolean =>
  [site.name, ...site.formerNames].some(one => cleanCode(one) === cleanCode(cleanText(name)))

/** The facility a row is of, or why that can't be said. */
const ownerOf = (
  { facility: { code, creditCode, name, address } }: EntryImport,
  { byId, byCode }: Awaited<ReturnType<typeof sitesOf>>,
): Site | { readonly zh: string; readonly en: string } => {
  const numbered = code ? byId.get(code) : undefined
  if (numbered) return numbered
  if (code && !creditCode) return { zh: `名录库中没有编号${code}`, en: `no facility has the number ${code}` }
  const sites = byCode.get(creditCode ?? '') ?? []
  if (sites.length === 0)
    return { zh: '名录库中没有该单位', en: 'no facility in the register has this credit code' }
  if (sites.length === 1) return sites[0] as Site
  const here = address ? sites.filter(site => siteText(site.address) === siteText(address)) : []
  if (here.length === 1) return here[0] as Site
  const called = name ? sites.filter(site => sameName(site, name)) : []
  if (called.length === 1) return called[0] as Site
  return {
    zh: `该单位有${sites.length}个场所（${sites
      .slice(0, 3)
      .map(({ id }) => id)
      .join('、')}${sites.length > 3 ? '…' : ''}），不能确定是哪一个`,
    en: `the firm has ${sites.length} sites (${sites
      .slice(0, 3)
      .map(({ id }) => id)
      .join(', ')}); which one is not clear`,
  }
}

const objection = (row: number, value: EntryImport, message: { zh: string; en: string }): BadCell => ({
  row,
  column: value.facility.creditCode ? '统一社会信用代码' : '污染源编号',
  value: value.facility.creditCode ?? value.facility.code ?? '',
  problem: 'choice',
  message,
  expected: {
    zh: '已入库污染源的编号，或统一社会信用代码加详细地址',
    en: 'the number of a facility in the register, or its credit code and address',
  },
})

const sameData = (one: EntryData, other: EntryData): boolean =>
  differences({ data: one }, { data: other }) === null

const knownEntries = (
  rows: Rows,
  bureau: string,
  kind: EntryKindId,
  ids: readonly string[],
): Promise<readonly DossierEntry[]> =>
  rows
    .select()
    .from(dossierEntries)
    .where(
      and(
        eq(dossierEntries.bureau, bureau),
        eq(dossierEntries.kind, kind),
        sql`${dossierEntries.facilityId} = ${anyOf(ids)}`,
      ),
    )

/**
 * What some rows of a list of entries are to the dossiers: the facility found by number, else by credit code and
 * address or name; the entry by its kind's key, and without one by saying the same.
 */
export const stageEntries = async (
  rows: Rows,
  importer: Importer,
  kindId: EntryKindId,
  read: readonly GoodRow[],
): Promise<readonly StagedRow[]> => {
  const { bureau, options, at, platform } = importer
  const kind = entryKind(kindId)
  const sites = await sitesOf(rows, bureau, read)
  const owners = read.map(({ value }) => ownerOf(value, sites))
  const ids = owners.flatMap(owner => ('id' in owner ? [owner.id] : []))
  const known = Map.groupBy(
    await knownEntries(rows, bureau, kindId, [...new Set(ids)]),
    entry => entry.facilityId,
  )
  const textAt = (data: EntryData, field: string | undefined) =>
    field === undefined || data[field] === undefined ? null : String(data[field])
  const indexed = (data: EntryData) => ({
    key: textAt(data, kind.key),
    day: textAt(data, kind.day),
    until: textAt(data, kind.until),
  })

  const changed = (entry: DossierEntry, { value, blank }: GoodRow): Outcome => {
    const gone = new Set(options.blanks === 'clear' ? blank : [])
    const kept = Object.fromEntries(Object.entries(entry.data).filter(([field]) => !gone.has(field)))
    const data: EntryData = options.existing === 'update' ? { ...kept, ...value.data } : entry.data
    const difference = differences(entry.data, {
      ...Object.fromEntries(Object.keys(entry.data).map(field => [field, null])),
      ...data,
    })
    return {
      effect: difference ? 'change' : 'none',
      subjectId: entry.id,
      facilityId: entry.facilityId,
      record: difference && databaseRecord({ data, ...indexed(data) }),
      before: difference?.before ?? null,
      after: difference?.after ?? null,
      children: [],
    }
  }

  return read.map((one, place): StagedRow => {
    const { row, value } = one
    const owner = owners[place] as Site | { zh: string; en: string }
    const base = {
      row,
      title: 'id' in owner ? owner.name : (value.facility.name ?? ''),
      candidates: [],
      findings: [],
      cells: null,
    }
    if (!('id' in owner))
      return {
        ...base,
        verdict: 'bad',
        outcome: null,
        findings: [objection(row, value, owner)],
        cells: one.cells,
      }
    const key = textAt(value.data, kind.key)
    const entry = (known.get(owner.id) ?? []).find(other =>
      key === null ? sameData(other.data, value.data) : other.key === key,
    )
    if (entry) {
      const outcome = changed(entry, one)
      return { ...base, verdict: outcome.effect === 'change' ? 'changed' : 'unchanged', outcome }
    }
    const id = freshId(platform.randomness)
    const record = databaseRecord({
      bureau,
      id,
      facilityId: owner.id,
      kind: kindId,
      ...indexed(value.data),
      data: value.data,
      createdAt: at,
    })
    return {
      ...base,
      verdict: 'new',
      outcome: {
        effect: 'create',
        subjectId: id,
        facilityId: owner.id,
        record,
        before: null,
        after: null,
        children: [],
      },
    }
  })
}
