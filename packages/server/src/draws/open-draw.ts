import { type Bundle, documentHash } from '@mingqian/draw'
import { addDays, parsePeriod, periodRange, shanghaiDay } from '@mingqian/rules'
import { and, count, eq, isNull } from 'drizzle-orm'
import { appendToLog } from '../log/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { type DrawRow, lockDraw, readDraw, updateDraw } from './draw-row.ts'
import { commitmentOf, drawVault, resultOf } from './draw-vault.ts'
import type { FreezeSummary } from './freeze-pool.ts'
import { readAmendments } from './read-amendments.ts'
import { lots } from './tables.ts'

/** The first day on which a draw may be opened though lots of it were never opened on site. */
export const periodOver = (draw: DrawRow): string => {
  const period = parsePeriod(draw.period)
  if (!period) throw new Error(`draw ${draw.id} has no period`)
  return addDays(periodRange(period).to, 1)
}

const assemble = async (rows: Rows, platform: Platform, draw: DrawRow): Promise<Bundle> => {
  const commitment = commitmentOf(draw)
  if (draw.secretsSealed === null || draw.beaconValue === null)
    throw new Error(`draw ${draw.id} is not drawn`)
  const vault = drawVault(platform, draw)
  const { seed, root, lots } = resultOf(platform, draw)
  const { amendments, amendedLots } = await readAmendments(rows, platform, draw)
  const { pool, ballReasons } = vault.pool(draw.poolSealed)
  const { publishBallReasons } = (draw.summary as FreezeSummary).rules
  return {
    commitment,
    pool,
    // As the rules of the freeze have it; no check hangs on it.
    ...(publishBallReasons ? { ballReasons } : {}),
    secrets: vault.secrets(draw.secretsSealed),
    beacon: { ...commitment.beacon, value: draw.beaconValue },
    ...(draw.beaconEvidence ? { beaconEvidence: draw.beaconEvidence } : {}),
    amendments,
    result: { seed, root, lots },
    amendedLots,
  }
}

/**
 * Opens the whole draw: pool, secrets, seed and all lots become public, and anybody can recompute it (protocol §5).
 * Only when nothing is left to keep secret: the period is over, or every lot has been opened on site.
 * @throws Problem not-found, draw-state, lots-still-secret
 */
export const openDraw = async (
  platform: Platform,
  { bureau, person, drawId }: { bureau: string; person: Pick<Person, 'name'>; drawId: string },
): Promise<DrawRow> =>
  platform.database.transaction(async rows => {
    const draw = await lockDraw(rows, bureau, drawId, 'sealed')
    const now = platform.clock.now()
    if (shanghaiDay(now) < periodOver(draw)) {
      const [secret] = await rows
        .select({ n: count() })
        .from(lots)
        .where(
          and(
            eq(lots.bureau, draw.bureau),
            eq(lots.drawId, draw.id),
            isNull(lots.openedAt),
            isNull(lots.replacedBy),
          ),
        )
      if (!secret || secret.n > 0) throw new Problem('lots-still-secret')
    }
    const bundle = documentHash('sha256', await assemble(rows, platform, draw))
    const openedLogIndex = await appendToLog(rows, now, { kind: 'draw-opened', draw: draw.id, bundle })
    return updateDraw(rows, draw, { state: 'opened', openedAt: now, openedBy: person.name, openedLogIndex })
  })

/** The bundle of an opened draw; a draw that is not opened is answered like none. @throws Problem not-found */
export const bundleOf = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  id: string,
): Promise<Bundle> => {
  const draw = await readDraw(rows, bureau, id)
  if (draw.state !== 'opened') throw new Problem('not-found')
  return assemble(rows, platform, draw)
}
