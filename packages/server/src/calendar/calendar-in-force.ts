import { announcedCalendar, announcedNotices, type Calendar, calendarFrom } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import { enteredNotices } from './notices.ts'

/**
 * The calendar by which a bureau reckons: the notices that come with the software and, before them, those that its
 * office has entered. Whatever counts working days takes it from here, in the request that shows or uses the result.
 */
export const calendarInForce = async (rows: Rows, bureau: string): Promise<Calendar> => {
  const entered = await enteredNotices(rows, bureau)
  return entered.length === 0 ? announcedCalendar : calendarFrom([...announcedNotices, ...entered])
}
