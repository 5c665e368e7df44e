import type { Commitment, Witness } from '@mingqian/draw'
import { parsePeriod, periodRange, periodTitle, type StratumQuota } from '@mingqian/rules'
import { and, count, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { type BeaconEvidence, beaconSource } from '../beacons/index.ts'
import type { Rows } from '../platform/database.ts'
import { Problem } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
import { dispatchDaysOf } from './dispatch-day.ts'
import { type DrawRow, type DrawState, readDraw } from './draw-row.ts'
import { beaconAppears } from './draw-vault.ts'
import type { FreezeSummary } from './freeze-pool.ts'
import { type LeftOut, leftOutByReason } from './left-out.ts'
import { periodOver } from './open-draw.ts'
import { draws, lots } from './tables.ts'
import { windowOfDraw } from './window-of-draw.ts'

/** A witness as the commitment has them; the organisation of those who were invited for one. */
type CommittedWitness = Witness & { readonly organisation?: string }

/** What may be shown of a draw to anybody who may see that it exists. It never names a lot. */
export type DrawView = {
  readonly id: string
  readonly title: Text
  readonly period: string
  /** First and last day of the period. */
  readonly range: { readonly from: string; readonly to: string }
  readonly state: DrawState
  readonly createdAt: string
  readonly createdBy: string
  readonly window: { readonly from: string; readonly to: string; readonly provisional: boolean }
  readonly outsideWindowReason: string | null
  readonly pool: FreezeSummary['pool'] & {
    readonly facilitiesOut: number
    /** The facilities that take no part, counted: no name and nothing that the office wrote beside the reason. */
    readonly outByReason: LeftOut
    readonly inspectorsOut: number
  }
  readonly quotas: readonly StratumQuota[]
  readonly unstaffable: FreezeSummary['unstaffable']
  readonly rotation: NonNullable<FreezeSummary['rotation']> | null
  readonly suite: FreezeSummary['suite']
  readonly rules: Pick<FreezeSummary['rules'], 'id' | 'version' | 'title' | 'hash'>
  readonly commitment: Commitment | null
  readonly commitmentHash: string | null
  readonly committedAt: string | null
  readonly committedBy: string | null
  readonly commitmentLogIndex: number | null
  /** All whose secrets decide the draw, in the commitment's order; none before the commit. */
  readonly witnesses: readonly CommittedWitness[]
  readonly dispatch: { readonly days: readonly string[] } | null
  readonly beacon: {
    readonly source: string
    readonly title: Text
    readonly round: string
    /** When the value comes; null if people draw it by hand. */
    readonly appears: string | null
    /** Whether this server can fetch the value itself where it has a way to the internet. */
    readonly fetchable: boolean
    readonly value: string | null
    readonly evidence: BeaconEvidence | null
  } | null
  readonly sealedAt: string | null
  readonly sealedBy: string | null
  readonly root: string | null
  readonly lots: number | null
  readonly sealedLogIndex: number | null
  readonly progress: { readonly opened: number; readonly lots: number } | null
  readonly openedAt: string | null
  readonly openedBy: string | null
  readonly openedLogIndex: number | null
  readonly mayOpenFrom: string
}

const beaconOf = (row: DrawRow, commitment: Commitment): DrawView['beacon'] => {
  const source = beaconSource(commitment.beacon.source)
  return {
    ...commitment.beacon,
    title: source?.title ?? { zh: commitment.beacon.source, en: commitment.beacon.source },
    appears: beaconAppears(commitment)?.toISOString() ?? null,
    fetchable: source?.address !== undefined,
    value: row.beaconValue,
    evidence: row.beaconEvidence,
  }
}

const dispatchOf = (row: DrawRow): DrawView['dispatch'] => {
  const days = dispatchDaysOf(row)
  return days && { days }
}

const viewOf = async (rows: Rows, row: DrawRow, opened: number): Promise<DrawView> => {
  const summary = row.summary as FreezeSummary
  const commitment = row.commitment as Commitment | null
  const period = parsePeriod(row.period)
  if (!period) throw new Error(`draw ${row.id} has no period`)
  const { rules } = summary
  return {
    id: row.id,
    title: { zh: `${periodTitle(period).zh}随机抽查`, en: `Random inspection, ${periodTitle(period).en}` },
    period,
    range: periodRange(period),
    state: row.state as DrawState,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    window: await windowOfDraw(rows, row),
    outsideWindowReason: row.outsideWindowReason,
    pool: {
      ...summary.pool,
      facilitiesOut: summary.facilitiesOut.length,
      outByReason: leftOutByReason(summary.facilitiesOut),
      inspectorsOut: summary.inspectorsOut.length,
    },
    quotas: summary.quotas,
    unstaffable: summary.unstaffable,
    rotation: summary.rotation ?? null,
    suite: summary.suite,
    rules: { id: rules.id, version: rules.version, title: rules.title, hash: rules.hash },
    commitment,
    commitmentHash: row.commitmentHash,
    committedAt: row.committedAt?.toISOString() ?? null,
    committedBy: row.committedBy,
    commitmentLogIndex: row.commitmentLogIndex,
    witnesses: commitment?.witnesses ?? [],
    dispatch: dispatchOf(row),
    beacon: commitment && beaconOf(row, commitment),
    sealedAt: row.sealedAt?.toISOString() ?? null,
    sealedBy: row.sealedBy,
    root: row.root,
    lots: row.lots,
    sealedLogIndex: row.sealedLogIndex,
    progress: row.lots === null ? null : { opened, lots: row.lots },
    openedAt: row.openedAt?.toISOString() ?? null,
    openedBy: row.openedBy,
    openedLogIndex: row.openedLogIndex,
    mayOpenFrom: periodOver(row),
  }
}

// A replaced lot needs no visit: its substitute does, so that there are as many to visit as were drawn.
const openedCounts = async (rows: Rows, bureau: string): Promise<ReadonlyMap<string, number>> => {
  const counted = await rows
    .select({ drawId: lots.drawId, n: count() })
    .from(lots)
    .where(and(eq(lots.bureau, bureau), isNotNull(lots.openedAt), isNull(lots.replacedBy)))
    .groupBy(lots.drawId)
  return new Map(counted.map(({ drawId, n }) => [drawId, n]))
}

/** All draws of a bureau, newest period first. */
export const listDraws = async (rows: Rows, bureau: string): Promise<readonly DrawView[]> => {
  const found = await rows.select().from(draws).where(eq(draws.bureau, bureau)).orderBy(desc(draws.period))
  const opened = await openedCounts(rows, bureau)
  return Promise.all(found.map(row => viewOf(rows, row, opened.get(row.id) ?? 0)))
}

/** @throws Problem not-found */
export const drawView = async (rows: Rows, bureau: string, id: string): Promise<DrawView> => {
  const row = await readDraw(rows, bureau, id)
  return viewOf(rows, row, (await openedCounts(rows, bureau)).get(row.id) ?? 0)
}

/** The draws whose commitment is in the log, which is when the public learns of them. */
export const publicDraws = async (rows: Rows, bureau: string): Promise<readonly DrawView[]> => {
  const found = await rows
    .select()
    .from(draws)
    .where(and(eq(draws.bureau, bureau), ne(draws.state, 'frozen')))
    .orderBy(desc(draws.period))
  const opened = await openedCounts(rows, bureau)
  return Promise.all(found.map(row => viewOf(rows, row, opened.get(row.id) ?? 0)))
}

/** @throws Problem not-found for a draw that is not committed, as for none */
export const publicDraw = async (rows: Rows, bureau: string, id: string): Promise<DrawView> => {
  const view = await drawView(rows, bureau, id)
  if (view.state === 'frozen') throw new Problem('not-found')
  return view
}
