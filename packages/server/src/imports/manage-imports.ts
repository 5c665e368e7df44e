import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { tidyDatabase } from '../platform/tidy-database.ts'
import { refreshSearch } from '../registry/index.ts'
import { applyImport } from './apply-import.ts'
import { countRows } from './counts.ts'
import type { FileKind, ImportKind, ImportOptions } from './import.ts'
import { dropFile, keepFile } from './import-file.ts'
import type { Jobs } from './jobs.ts'
import type { Mapping } from './mapping.ts'
import { type ImportRow, readImport, reasonOf } from './read-import.ts'
import { ofImport, unstage } from './staging.ts'
import { importRows, imports } from './tables.ts'

/** Previews that nobody applied are dropped after so many days; the rows of a preview hold what a file says of people. */
const daysKept = 7
/** Work whose process has not been heard of for so long is over. */
const silence = 120_000

const theImport = (bureau: string, id: string) => and(eq(imports.bureau, bureau), eq(imports.id, id))

export type ImportsAtWork = { readonly platform: Platform; readonly jobs: Jobs }

const isDead = ({ platform: { clock, config }, jobs }: ImportsAtWork, row: ImportRow): boolean =>
  (row.state === 'reading' || row.state === 'applying') &&
  !jobs.isAtWork(row.id) &&
  // On a database of its own this process is the only one; else another may be at work, and is heard of.
  (config.databaseUrl === null || clock.now().getTime() - row.beat.getTime() > silence)

const interrupted = {
  zh: '系统在处理中途重新启动，请重新上传',
  en: 'The system was restarted meanwhile; upload the file again',
}

/** What died with its process is said to be over: reading has failed, applying has changed nothing. */
const settled = async (work: ImportsAtWork, row: ImportRow): Promise<ImportRow> => {
  if (!isDead(work, row)) return row
  const state = row.state === 'applying' ? 'previewed' : 'failed'
  const [now] = await work.platform.database
    .update(imports)
    .set({ state, problem: state === 'failed' ? interrupted : null })
    .where(and(theImport(row.bureau, row.id), eq(imports.state, row.state)))
    .returning()
  return now ?? row
}

/** @throws Problem not-found */
export const findImport = async (work: ImportsAtWork, bureau: string, id: string): Promise<ImportRow> => {
  const [row] = await work.platform.database.select().from(imports).where(theImport(bureau, id))
  if (!row) throw new Problem('not-found')
  return settled(work, row)
}

/** The imports of a bureau, the newest first. */
export const listImports = async (
  work: ImportsAtWork,
  bureau: string,
  {
    kind,
    after,
    limit,
  }: { readonly kind?: ImportKind | undefined; readonly after?: string | undefined; readonly limit: number },
) => {
  const { database } = work.platform
  const [at, id] = readCursor(after, 2) ?? []
  const ofKind = and(eq(imports.bureau, bureau), kind ? eq(imports.kind, kind) : undefined)
  const found = await database
    .select()
    .from(imports)
    .where(
      and(
        ofKind,
        typeof at === 'string'
          ? or(lt(imports.at, new Date(at)), and(eq(imports.at, new Date(at)), lt(imports.id, String(id))))
          : undefined,
      ),
    )
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(limit + 1)
  const [count] = await database.select({ n: sql<number>`count(*)::int` }).from(imports).where(ofKind)
  const page = cutPage(found, limit, row => [row.at.toISOString(), row.id])
  const items: ImportRow[] = []
  for (const row of page.items) items.push(await settled(work, row))
  return { items, next: page.next, total: count?.n ?? 0 }
}

const forget = async (platform: Platform, row: Pick<ImportRow, 'bureau' | 'id'>): Promise<void> => {
  await dropFile(platform, row.id)
  await unstage(platform.database, row.bureau, row.id)
}

const forgetOld = async (platform: Platform, bureau: string): Promise<void> => {
  const before = new Date(platform.clock.now().getTime() - daysKept * 86_400_000)
  const old = await platform.database
    .update(imports)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(imports.bureau, bureau),
        inArray(imports.state, ['mapping', 'previewed', 'failed']),
        lt(imports.at, before),
      ),
    )
    .returning({ bureau: imports.bureau, id: imports.id })
  for (const row of old) await forget(platform, row)
}

export type NewImport = {
  readonly kind: FileKind
  readonly name: string
  readonly bytes: Uint8Array
  readonly options: ImportOptions
  readonly mapping: Mapping
}

const startReading = ({ platform, jobs }: ImportsAtWork, row: ImportRow): void =>
  jobs.start(row.id, isCancelled => readImport(platform, row, isCancelled))

/** Takes a file in and begins to read it. */
export const openImport = async (
  work: ImportsAtWork,
  { bureau, by }: Pick<ChangeContext, 'bureau' | 'by'>,
  { kind, name, bytes, options, mapping }: NewImport,
): Promise<ImportRow> => {
  const { platform } = work
  const { database, clock, randomness } = platform
  await forgetOld(platform, bureau)
  const id = freshId(randomness)
  const at = clock.now()
  await keepFile(platform, bureau, id, bytes)
  const [row] = await database
    .insert(imports)
    .values({
      bureau,
      id,
      kind,
      fileName: name.slice(-200),
      digest: createHash('sha256').update(bytes).digest('hex'),
      state: 'reading',
      at,
      beat: at,
      byId: by.id,
      by: by.name,
      options,
      mapping,
      total: bytes.length,
    })
    .returning()
  startReading(work, row as ImportRow)
  return row as ImportRow
}

const inState = (row: ImportRow, ...states: readonly ImportRow['state'][]): void => {
  if (!states.includes(row.state)) throw new Problem('import-state')
}

/**
 * Reads an import's file again, with another mapping or other options.
 * @throws Problem not-found, import-state
 */
export const rereadImport = async (
  work: ImportsAtWork,
  bureau: string,
  id: string,
  { options, mapping }: { readonly options: ImportOptions; readonly mapping: Mapping },
): Promise<ImportRow> => {
  const { database, clock } = work.platform
  inState(await findImport(work, bureau, id), 'mapping', 'previewed')
  const [row] = await database
    .update(imports)
    .set({ state: 'reading', options, mapping, counts: null, problem: null, done: 0, beat: clock.now() })
    .where(and(theImport(bureau, id), inArray(imports.state, ['mapping', 'previewed'])))
    .returning()
  if (!row) throw new Problem('import-state')
  startReading(work, row)
  return row
}

/** Gives an import up, whether it is still being read or waits for somebody. @throws Problem not-found, import-state */
export const dropImport = async (work: ImportsAtWork, bureau: string, id: string): Promise<void> => {
  const { platform, jobs } = work
  const row = await findImport(work, bureau, id)
  inState(row, 'mapping', 'reading', 'previewed', 'failed')
  jobs.cancel(id)
  await platform.database.update(imports).set({ state: 'dropped' }).where(theImport(bureau, id))
  await forget(platform, row)
}

/** What the office says of near rows: the same as a candidate, or something new. */
export type Decision = {
  readonly rows: readonly number[] | 'undecided'
  readonly as: 'first' | 'new' | { readonly candidate: string }
}

const chosenCandidate = (as: Decision['as']) => {
  if (as === 'new')
    return sql`(select c from jsonb_array_elements(${importRows.candidates}) c where c->'id' = 'null'::jsonb)`
  if (as === 'first') return sql`${importRows.candidates}->0`
  return sql`(select c from jsonb_array_elements(${importRows.candidates}) c where c->>'id' = ${as.candidate})`
}

/**
 * Decides near rows of a preview, and counts anew. @returns how many were decided
 * @throws Problem not-found, import-state
 */
export const decideRows = async (
  work: ImportsAtWork,
  bureau: string,
  id: string,
  { rows: which, as }: Decision,
): Promise<number> => {
  const row = await findImport(work, bureau, id)
  inState(row, 'previewed')
  return work.platform.database.transaction(async rows => {
    const outcome = sql`(${chosenCandidate(as)})->'outcome'`
    const childrenOf = (kind: string) =>
      sql`(select count(*) from jsonb_array_elements(${outcome}->'children') c where c->>'kind' = ${kind})::int`
    const decided = await rows.execute(sql`
      update ${importRows} set
        effect = ${outcome}->>'effect', subject_id = ${outcome}->>'subjectId', facility_id = ${outcome}->>'facilityId',
        record = nullif(${outcome}->'record', 'null'::jsonb), before = nullif(${outcome}->'before', 'null'::jsonb),
        after = nullif(${outcome}->'after', 'null'::jsonb), children = ${outcome}->'children', entries = ${childrenOf('entry')}, exclusions = ${childrenOf('exclusion')}
      where ${ofImport(bureau, id)} and ${importRows.verdict} = 'near' and ${outcome} is not null
        and ${which === 'undecided' ? sql`${importRows.effect} = 'undecided'` : inArray(importRows.row, [...which])}`)
    await recount(rows, row)
    return decided.rowCount ?? 0
  })
}

const recount = async (rows: Rows, { bureau, id, kind, options }: ImportRow): Promise<void> => {
  await rows
    .update(imports)
    .set({ counts: await countRows(rows, bureau, id, kind, options) })
    .where(theImport(bureau, id))
}

const mayApply = ({ counts }: ImportRow, mode: 'all' | 'good'): void => {
  if (!counts) throw new Problem('import-state')
  if (counts.undecided > 0)
    throw new Problem('import-undecided', {
      detail: { zh: `还有${counts.undecided}行`, en: `${counts.undecided} rows` },
    })
  if (mode === 'all' && counts.bad > 0)
    throw new Problem('import-has-bad-rows', {
      detail: {
        zh: `共${counts.rows}行，其中${counts.bad}行不合格`,
        en: `${counts.bad} of ${counts.rows} rows are bad`,
      },
    })
  if (counts.new + counts.changed + counts.near === 0) throw new Problem('nothing-to-import')
}

/**
 * Begins to apply a previewed import; whether it went well is said by its state: `done`, or `previewed` with a problem.
 * @param mode `all`: every row or none; `good`: the good rows, leaving the bad ones out
 * @throws Problem not-found, import-state, import-undecided, import-has-bad-rows, nothing-to-import
 */
export const startApplying = async (
  work: ImportsAtWork,
  bureau: string,
  id: string,
  mode: 'all' | 'good',
  by: ChangeContext['by'],
): Promise<ImportRow> => {
  const { platform, jobs } = work
  const { database, clock } = platform
  const before = await findImport(work, bureau, id)
  inState(before, 'previewed')
  mayApply(before, mode)
  const [row] = await database
    .update(imports)
    .set({ state: 'applying', problem: null, beat: clock.now() })
    .where(and(theImport(bureau, id), eq(imports.state, 'previewed')))
    .returning()
  if (!row) throw new Problem('import-state')
  jobs.start(id, async () => {
    try {
      await applyImport(platform, row, by)
    } catch (error) {
      await database
        .update(imports)
        .set({ state: 'previewed', problem: reasonOf(error) })
        .where(theImport(bureau, id))
      return
    }
    await tidyUp(platform, row)
  })
  return row
}

/** After applying: the file and the rows that are in the register now are no longer needed; the bad ones are given back. */
const tidyUp = async (platform: Platform, { bureau, id }: ImportRow): Promise<void> => {
  const { database } = platform
  await dropFile(platform, id)
  await unstage(database, bureau, id, 'applied')
  while ((await database.transaction(refreshSearch)) > 0);
  if (platform.config.databaseUrl === null) await tidyDatabase(database)
}
