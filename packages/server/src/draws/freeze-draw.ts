import type { Suite } from '@mingqian/draw'
import { parsePeriod, shanghaiDay } from '@mingqian/rules'
import { and, eq } from 'drizzle-orm'
import { calendarInForce } from '../calendar/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import { isUniqueViolation } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { DrawRow } from './draw-row.ts'
import { lockDraw } from './draw-row.ts'
import { drawVault, newDataKey } from './draw-vault.ts'
import { drawablePeriods, windowAt } from './draw-window.ts'
import { poolOfNow } from './pool-of-now.ts'
import { draws } from './tables.ts'

export type FreezeRequest = {
  readonly bureau: Bureau
  readonly person: Pick<Person, 'name'>
  readonly period: string
  readonly suite: Suite
  readonly outsideWindowReason?: string | undefined
}

/**
 * Takes the register as it stands into a new draw's pool. Until the commit it may be dropped and frozen again.
 * @throws Problem draw-period, outside-draw-window without a reason, draw-exists
 */
export const freezeDraw = async (platform: Platform, request: FreezeRequest): Promise<DrawRow> => {
  const now = platform.clock.now()
  const ruleSet = await ruleSetInForce(platform.database, request.bureau.code, shanghaiDay(now))
  const period = parsePeriod(request.period)
  if (!period || !drawablePeriods(ruleSet, now).includes(period)) throw new Problem('draw-period')
  const calendar = await calendarInForce(platform.database, request.bureau.code)
  const outside = windowAt(calendar, ruleSet, period, now).state !== 'open'
  if (outside && !request.outsideWindowReason) throw new Problem('outside-draw-window')

  try {
    return await platform.database.transaction(async rows => {
      const bureau = request.bureau.code
      const { frozen, summary } = await poolOfNow(rows, platform, {
        bureau,
        ruleSet,
        period,
        suite: request.suite,
      })
      const whose = { bureau, id: `${bureau}-${period}` }
      const dataKey = newDataKey(platform, whose)
      const [row] = await rows
        .insert(draws)
        .values({
          ...whose,
          period,
          state: 'frozen',
          createdAt: now,
          createdBy: request.person.name,
          outsideWindowReason: outside ? (request.outsideWindowReason ?? null) : null,
          summary,
          dataKey,
          poolSealed: drawVault(platform, { ...whose, dataKey }).sealPool(frozen),
        })
        .returning()
      return row as DrawRow
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('draw-exists')
    throw error
  }
}

/** Drops a frozen pool before its commit. @throws Problem draw-state from the commit on: then nobody has a choice */
export const discardDraw = async (platform: Platform, bureau: string, id: string): Promise<void> =>
  platform.database.transaction(async rows => {
    const draw = await lockDraw(rows, bureau, id, 'frozen')
    await rows.delete(draws).where(and(eq(draws.bureau, draw.bureau), eq(draws.id, draw.id)))
  })
