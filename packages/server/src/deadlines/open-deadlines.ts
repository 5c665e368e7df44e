import {
  drawWindow,
  type Period,
  parsePeriod,
  periodTitle,
  type ReckonedDay,
  type TimeLeft,
  timeLeft,
} from '@mingqian/rules'
import { dispatchDay, sealedDraws, undrawnPeriods } from '../draws/index.ts'
import { type DeadlineBasis, openVisits, visitDeadlines } from '../inspections/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'

export const deadlineKinds = ['draw', 'dispatch', 'record', 'publication'] as const
type DeadlineKind = (typeof deadlineKinds)[number]

/** Something that is to be done by a day, seen from today. */
export type OpenDeadline = TimeLeft & {
  readonly kind: DeadlineKind
  /** The same for the same thing under any calendar. */
  readonly id: string
  /** What it is about: a period, or the firm that was visited. */
  readonly subject: Text
  /** The first day on which it may be done, where there is one: the draw window's. */
  readonly from: string | null
}

/** What is outstanding, without its days: those are {@link deadlinesOf} under a calendar. */
export type OpenWork = {
  readonly periods: readonly Period[]
  readonly draws: Awaited<ReturnType<typeof sealedDraws>>
  readonly visits: Awaited<ReturnType<typeof openVisits>>
}

/** @param periods the periods to ask about; those already committed are left out */
export const openWork = async (
  rows: Rows,
  bureau: string,
  periods: readonly Period[],
): Promise<OpenWork> => ({
  periods: await undrawnPeriods(rows, bureau, periods),
  draws: await sealedDraws(rows, bureau),
  visits: await openVisits(rows, bureau),
})

const both = (text: string): Text => ({ zh: text, en: text })

/** The deadlines of what is outstanding, by a calendar and the rules, as they stand on a day. */
export const deadlinesOf = (basis: DeadlineBasis, work: OpenWork): readonly OpenDeadline[] => {
  const { calendar, rulesOn, today } = basis
  const from = (first: string | null, due: ReckonedDay) => ({
    ...timeLeft(calendar, today, due),
    from: first,
  })
  const windows = work.periods.map((period): OpenDeadline => {
    const window = drawWindow(calendar, rulesOn(today), period)
    const due = { day: window.to, provisional: window.provisional }
    return { kind: 'draw', id: `draw ${period}`, subject: periodTitle(period), ...from(window.from, due) }
  })
  const dispatches = work.draws.map((draw): OpenDeadline => {
    const period = parsePeriod(draw.period)
    const subject = period ? periodTitle(period) : both(draw.period)
    return {
      kind: 'dispatch',
      id: `dispatch ${draw.id}`,
      subject,
      ...from(null, dispatchDay(calendar, draw)),
    }
  })
  const visits = work.visits.map((visit): OpenDeadline => {
    const { record, publication } = visitDeadlines(basis, visit)
    const kind = publication ? 'publication' : 'record'
    const id = `${kind} ${visit.drawId}/${visit.index}`
    return { kind, id, subject: both(visit.facility.name), from: null, ...(publication ?? record) }
  })
  return [...windows, ...dispatches, ...visits]
}
