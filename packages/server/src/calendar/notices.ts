import { type HolidayNotice, noticeProblems, shanghaiDay } from '@mingqian/rules'
import { and, asc, desc, eq } from 'drizzle-orm'
import { appendToLog } from '../log/index.ts'
import { isUniqueViolation, type Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { holidayNotices } from './tables.ts'

export type NoticeVersion = typeof holidayNotices.$inferSelect

/** The entered notices that count, one a year at most. */
export const enteredNotices = async (rows: Rows, bureau: string): Promise<readonly HolidayNotice[]> => {
  const versions = await rows
    .select({ year: holidayNotices.year, notice: holidayNotices.notice })
    .from(holidayNotices)
    .where(eq(holidayNotices.bureau, bureau))
    .orderBy(asc(holidayNotices.revision))
  const newest = new Map(versions.map(({ year, notice }) => [year, notice]))
  return [...newest.values()].flatMap(notice => notice ?? [])
}

/** All that was entered for a year, the newest first. */
export const noticeHistory = (rows: Rows, bureau: string, year: number): Promise<readonly NoticeVersion[]> =>
  rows
    .select()
    .from(holidayNotices)
    .where(and(eq(holidayNotices.bureau, bureau), eq(holidayNotices.year, year)))
    .orderBy(desc(holidayNotices.revision))

/** @throws Problem bad-input naming each field that is wrong */
export const checkNotice = (platform: Platform, notice: HolidayNotice): void => {
  const fields = noticeProblems(notice, shanghaiDay(platform.clock.now()))
  if (fields.length > 0) throw new Problem('bad-input', { fields })
}

export type NoticeChange = {
  readonly bureau: string
  readonly year: number
  /** The revision the person has seen; 0 for a year without any. */
  readonly seen: number
  /** What counts from now on; null to withdraw what was entered. */
  readonly notice: HolidayNotice | null
  /** Name of the person. */
  readonly by: string
}

/**
 * Enters, corrects or withdraws the notice of a year. It is public, so it goes into the log as it is: deadlines move
 * with it, and nobody should have to wonder when and why.
 * @throws Problem bad-input; notice-changed when somebody else has changed it; not-found when nothing is to withdraw
 */
export const changeNotice = async (
  rows: Rows,
  platform: Platform,
  { bureau, year, seen, notice, by }: NoticeChange,
): Promise<void> => {
  if (notice) checkNotice(platform, notice)
  const [newest] = await noticeHistory(rows, bureau, year)
  if ((newest?.revision ?? 0) !== seen) throw new Problem('notice-changed')
  if (!notice && !newest?.notice) throw new Problem('not-found')
  const at = platform.clock.now()
  const logIndex = await appendToLog(rows, at, { kind: 'holiday-notice', year, notice })
  try {
    await rows.insert(holidayNotices).values({ bureau, year, revision: seen + 1, notice, at, by, logIndex })
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem('notice-changed') : error
  }
}
