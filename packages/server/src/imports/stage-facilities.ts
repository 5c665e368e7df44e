import { and, eq, isNull, sql } from 'drizzle-orm'
import { ballFactsOn } from '../dossiers/index.ts'
import { exclusionsOn } from '../exclusions/index.ts'
import { exclusions } from '../exclusions/tables.ts'
import type { Rows } from '../platform/database.ts'
import { type BadCell, type FacilityImport, facilityKey } from '../registry/import/index.ts'
import { type FacilityRow, facilityColumns } from '../registry/index.ts'
import { facilities } from '../registry/tables.ts'
import { changedFacility, type Importer, newFacility, type OnRecord } from './compare-facility.ts'
import { isNearAddress, nameKey } from './near-duplicates.ts'
import type { ReadRow } from './read-table.ts'
import type { Candidate, StagedRow } from './staged-row.ts'

type GoodRow = Extract<ReadRow, { ok: true }> & { readonly value: FacilityImport }

const mostCandidates = 5
/** Sites of one firm that a row is compared with. */
const mostSites = 200

/**
 * The register's firms by what their names have in common, kept while one file is read. One number stands as itself,
 * several as a list: nearly all names are of one, and there may be a hundred thousand.
 */
export type KnownNames = ReadonlyMap<string, string | readonly string[]>

/** Reads the register's names page by page, so that nobody waits for it. */
export const knownNames = async (rows: Rows, bureau: string): Promise<KnownNames> => {
  const known = new Map<string, string | string[]>()
  for (let after = '', more = true; more; ) {
    const page = await rows
      .select({ id: facilities.id, name: facilities.name, formerNames: facilities.formerNames })
      .from(facilities)
      .where(and(eq(facilities.bureau, bureau), sql`${facilities.id} > ${after}`))
      .orderBy(facilities.id)
      .limit(2_000)
    for (const { id, name, formerNames } of page)
      for (const key of new Set([name, ...formerNames].map(nameKey))) {
        if (key === '') continue
        const ids = known.get(key)
        if (ids === undefined) known.set(key, id)
        else if (typeof ids === 'string') known.set(key, [ids, id])
        else if (ids.length < mostCandidates) ids.push(id)
      }
    after = page.at(-1)?.id ?? after
    more = page.length > 0
  }
  return known
}

const idsOf = (names: KnownNames, name: string): readonly string[] => {
  const ids = names.get(nameKey(name)) ?? []
  return typeof ids === 'string' ? [ids] : ids
}

const anyOf = (values: readonly string[]) => sql`any(${sql.param(values)}::text[])`

/** What the register holds that some rows may be. */
const likelyFacilities = async (
  rows: Rows,
  bureau: string,
  values: readonly FacilityImport[],
  names: KnownNames,
) => {
  const ids = values.flatMap(({ code, name, formerNames }) => [
    ...(code ? [code] : []),
    ...[name, ...formerNames].flatMap(one => idsOf(names, one)),
  ])
  return rows
    .select(facilityColumns)
    .from(facilities)
    .where(
      and(
        eq(facilities.bureau, bureau),
        sql`(${facilities.id} = ${anyOf(ids)} or ${facilities.creditCode} = ${anyOf(values.map(({ creditCode }) => creditCode))})`,
      ),
    )
}

const recordsOf = async (
  rows: Rows,
  importer: Importer,
  ids: readonly string[],
): Promise<(id: string) => OnRecord> => {
  const { bureau, today } = importer
  const [facts, inForce] = [
    await ballFactsOn(rows, bureau, today, ids),
    await exclusionsOn(rows, bureau, today, ids),
  ]
  const waiting = await rows
    .select({ id: exclusions.id, facilityId: exclusions.facilityId })
    .from(exclusions)
    .where(
      and(
        eq(exclusions.bureau, bureau),
        isNull(exclusions.approved),
        sql`${exclusions.facilityId} = ${anyOf(ids)}`,
      ),
    )
  const waits = new Map(waiting.map(({ id, facilityId }) => [facilityId, { id }]))
  return id => ({
    riskGrade: facts.get(id)?.riskGrade,
    exclusion: inForce.get(id) ?? waits.get(id) ?? null,
  })
}

const siteTaken = (row: number, value: FacilityImport, other: FacilityRow): BadCell => ({
  row,
  column: '统一社会信用代码',
  value: value.creditCode,
  problem: 'duplicate',
  message: {
    zh: `名录库中编号${other.id}的单位已在该地址：统一社会信用代码和地址均相同`,
    en: `${other.id} is at this site already: same credit code and address`,
  },
  expected: { zh: '一个场所只有一个污染源编号', en: 'one facility number for each site' },
})

/**
 * What some rows of a file are to the register: found by number, else by credit code and site; else compared with sites
 * of the same firm and with firms of nearly the same name.
 * @param freshCode numbers for rows that came without one
 */
export const stageFacilities = async (
  rows: Rows,
  importer: Importer,
  read: readonly GoodRow[],
  names: KnownNames,
  freshCode: () => string,
): Promise<readonly StagedRow[]> => {
  const found = await likelyFacilities(
    rows,
    importer.bureau,
    read.map(({ value }) => value),
    names,
  )
  const byId = new Map(found.map(row => [row.id, row]))
  const bySite = new Map(found.map(row => [row.site, row]))
  const byCode = Map.groupBy(found, row => row.creditCode)
  const onRecord =
    found.length > 0
      ? await recordsOf(
          rows,
          importer,
          found.map(({ id }) => id),
        )
      : () => ({ riskGrade: undefined, exclusion: null })

  const nearOf = (one: GoodRow): readonly Candidate[] => {
    const { value } = one
    const near = new Map<string, Candidate['why']>()
    for (const row of (byCode.get(value.creditCode) ?? []).slice(0, mostSites))
      if (isNearAddress(row.address, value.address)) near.set(row.id, 'address')
    for (const written of [value.name, ...value.formerNames])
      for (const id of idsOf(names, written)) {
        const row = byId.get(id)
        // Another site of the same firm is no double.
        if (row && row.creditCode !== value.creditCode && !near.has(id))
          near.set(id, nameKey(row.name) === nameKey(value.name) ? 'name' : 'former-name')
      }
    return [...near].slice(0, mostCandidates).flatMap(([id, why]) => {
      const row = byId.get(id)
      if (!row) return []
      const { name, creditCode, address } = row
      return [
        { id, name, creditCode, address, why, outcome: changedFacility(importer, row, one, onRecord(id)) },
      ]
    })
  }

  return read.map((one): StagedRow => {
    const { row, value } = one
    const base = { row, title: value.name, candidates: [], findings: [], cells: null }
    const atSite = bySite.get(facilityKey(value))
    const known = (value.code && byId.get(value.code)) || atSite
    if (known) {
      const outcome = changedFacility(importer, known, one, onRecord(known.id))
      if (atSite && atSite.id !== known.id && outcome.after?.site !== undefined)
        return {
          ...base,
          verdict: 'bad',
          outcome: null,
          findings: [siteTaken(row, value, atSite)],
          cells: one.cells,
        }
      const changes = outcome.effect === 'change' || outcome.children.length > 0
      return { ...base, verdict: changes ? 'changed' : 'unchanged', outcome }
    }
    const made = newFacility(importer, value.code ?? freshCode(), value)
    const near = nearOf(one)
    if (near.length === 0) return { ...base, verdict: 'new', outcome: made }
    const asNew: Candidate = {
      id: null,
      name: value.name,
      creditCode: value.creditCode,
      address: value.address,
      why: 'new',
      outcome: made,
    }
    return { ...base, verdict: 'near', outcome: null, candidates: [...near, asNew] }
  })
}
