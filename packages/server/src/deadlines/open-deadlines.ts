import {
  addWorkingDays,
  annualPlanBy,
  drawWindow,
  keyDirectoryBy,
  parsePeriod,
  periodRange,
  periodTitle,
  type ReckonedDay,
  shanghaiDay,
  type TimeLeft,
  timeLeft,
} from '@mingqian/rules'
import { firstDispatchDay } from '../draws/index.ts'
import { type DeadlineBasis, visitDeadlines } from '../inspections/index.ts'
import type { Role } from '../platform/http.ts'
import type { Text } from '../platform/text.ts'
import type { OpenWork } from './open-work.ts'

export const deadlineKinds = [
  'plan',
  'filing',
  'key-directory',
  'draw',
  'visits',
  'record',
  'publication',
  'rectification',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** What a deadline is about, for a link to where the work is done. Of a draw never a lot, unless it is opened. */
export type About =
  | { readonly what: 'year'; readonly year: number }
  | { readonly what: 'period'; readonly period: string }
  | { readonly what: 'draw'; readonly drawId: string }
  | {
      readonly what: 'visit'
      readonly drawId: string
      readonly index: number
      readonly facilityId: string
    }

/** Something that is to be done by a day, seen from today. */
export type OpenDeadline = TimeLeft & {
  readonly kind: DeadlineKind
  /** The same for the same thing under any calendar. */
  readonly id: string
  /** What it is about: a period, a year, or the firm that was visited. */
  readonly subject: Text
  /** The same where others may read along (mail, calendar feed): no firm is named there. */
  readonly outside: Text
  readonly about: About
  /** The first day on which it may be done, where there is one: the draw window's, or the dispatch day. */
  readonly from: string | null
  /** Who has to act: everybody of a role, and these inspectors. Teams of sealed lots are not among them. */
  readonly roles: readonly Role[]
  readonly inspectors: readonly string[]
  /** Working days before the day on which they are reminded; 0 is the day itself. */
  readonly remind: readonly number[]
}

const both = (text: string): Text => ({ zh: text, en: text })
const yearTitle = (year: number): Text => ({ zh: `${year}年度`, en: `${year}` })
const titleOf = (period: string): Text => {
  const parsed = parsePeriod(period)
  return parsed ? periodTitle(parsed) : both(period)
}

const planDeadlines = ({ calendar, rulesOn, today }: DeadlineBasis, work: OpenWork) =>
  work.plans.map(({ year, drafted }): OpenDeadline => {
    const ruleSet = rulesOn(today)
    return {
      kind: 'plan',
      id: `plan ${year}`,
      subject: yearTitle(year),
      outside: yearTitle(year),
      about: { what: 'year', year },
      from: null,
      roles: [drafted ? 'director' : 'office'],
      inspectors: [],
      remind: ruleSet.deadlines.annualPlan.remind ?? [],
      ...timeLeft(calendar, today, annualPlanBy(ruleSet, year)),
    }
  })

/** By the rules of the day on which the list or the plan came to be; rules that know no filing ask for none. */
const filingDeadlines = ({ calendar, rulesOn, today }: DeadlineBasis, work: OpenWork) =>
  work.unfiled.flatMap(({ subject, since }): OpenDeadline[] => {
    const { filing } = rulesOn(since).deadlines
    if (!filing) return []
    const title = subject.kind === 'draw' ? titleOf(subject.period) : yearTitle(subject.year)
    return [
      {
        kind: 'filing',
        id: subject.kind === 'draw' ? `filing draw ${subject.draw}` : `filing plan ${subject.year}`,
        subject: title,
        outside: title,
        about:
          subject.kind === 'draw'
            ? { what: 'draw', drawId: subject.draw }
            : { what: 'year', year: subject.year },
        from: null,
        roles: ['office'],
        inspectors: [],
        remind: filing.remind ?? [],
        ...timeLeft(calendar, today, addWorkingDays(calendar, since, filing.workingDays)),
      },
    ]
  })

/** This year's, until its first edition is published; a submitted one waits for the director. */
const keyDirectoryDeadline = (
  { calendar, rulesOn, today }: DeadlineBasis,
  { directories }: OpenWork,
): readonly OpenDeadline[] => {
  const year = Number(today.slice(0, 4))
  const due = keyDirectoryBy(rulesOn(today), year)
  const state = directories.get(year)
  if (!due || state?.published) return []
  return [
    {
      kind: 'key-directory',
      id: `key-directory ${year}`,
      subject: yearTitle(year),
      outside: yearTitle(year),
      about: { what: 'year', year },
      from: null,
      roles: [state?.submitted ? 'director' : 'office'],
      inspectors: [],
      remind: rulesOn(today).deadlines.keyDirectory?.remind ?? [],
      ...timeLeft(calendar, today, due),
    },
  ]
}

const drawDeadlines = ({ calendar, rulesOn, today }: DeadlineBasis, work: OpenWork) =>
  work.periods.map((period): OpenDeadline => {
    const { from, to, provisional } = drawWindow(calendar, rulesOn(today), period)
    return {
      kind: 'draw',
      id: `draw ${period}`,
      subject: periodTitle(period),
      outside: periodTitle(period),
      about: { what: 'period', period },
      from,
      roles: ['office'],
      inspectors: [],
      remind: rulesOn(today).deadlines.draw.remind ?? [],
      ...timeLeft(calendar, today, { day: to, provisional }),
    }
  })

/** The visits of a draw as a whole: from the dispatch of its lots to the end of its period. */
const visitsDeadlines = ({ calendar, today }: DeadlineBasis, work: OpenWork) =>
  work.draws.map((draw): OpenDeadline => {
    const period = parsePeriod(draw.period)
    const dispatch = firstDispatchDay(calendar, draw)
    const ends = period ? periodRange(period).to : dispatch.day
    const late = dispatch.day > ends
    const due: ReckonedDay = { day: late ? dispatch.day : ends, provisional: dispatch.provisional }
    return {
      kind: 'visits',
      id: `visits ${draw.id}`,
      subject: titleOf(draw.period),
      outside: titleOf(draw.period),
      about: { what: 'draw', drawId: draw.id },
      from: dispatch.day,
      roles: [],
      inspectors: [],
      remind: [],
      ...timeLeft(calendar, today, due),
    }
  })

type Visit = Pick<OpenWork['visits'][number], 'drawId' | 'index' | 'facility' | 'team'>

const ofVisit = ({ drawId, index, facility, team }: Visit) => ({
  subject: both(facility.name),
  outside: { zh: `${drawId} 第${index + 1}号签`, en: `${drawId} lot ${index + 1}` },
  about: { what: 'visit', drawId, index, facilityId: facility.id } as const,
  from: null,
  inspectors: team.map(({ inspector }) => inspector),
})

const recordDeadlines = (basis: DeadlineBasis, work: OpenWork) =>
  work.visits.map((visit): OpenDeadline => {
    const { record, publication } = visitDeadlines(basis, visit)
    const place = `${visit.drawId}/${visit.index}`
    const rulesOf = (instant: Date) => basis.rulesOn(shanghaiDay(instant)).deadlines
    if (publication && visit.signedAt)
      return {
        ...ofVisit(visit),
        kind: 'publication',
        id: `publication ${place}`,
        roles: ['office'],
        inspectors: [],
        remind: rulesOf(visit.signedAt).disclosure.remind ?? [],
        ...publication,
      }
    return {
      ...ofVisit(visit),
      kind: 'record',
      id: `record ${place}`,
      roles: [],
      remind: rulesOf(visit.openedAt).register.remind ?? [],
      ...record,
    }
  })

const rectificationDeadlines = ({ calendar, rulesOn, today }: DeadlineBasis, work: OpenWork) =>
  work.demands.map(
    (visit): OpenDeadline => ({
      ...ofVisit(visit),
      kind: 'rectification',
      id: `rectification ${visit.drawId}/${visit.index}`,
      roles: ['office'],
      remind: rulesOn(shanghaiDay(visit.openedAt)).deadlines.rectification?.remind ?? [],
      ...timeLeft(calendar, today, { day: visit.demandsDueOn, provisional: false }),
    }),
  )

/** The deadlines of what is outstanding, by a calendar and the rules, as they stand on a day. */
export const deadlinesOf = (basis: DeadlineBasis, work: OpenWork): readonly OpenDeadline[] =>
  [
    ...planDeadlines(basis, work),
    ...filingDeadlines(basis, work),
    ...keyDirectoryDeadline(basis, work),
    ...drawDeadlines(basis, work),
    ...visitsDeadlines(basis, work),
    ...recordDeadlines(basis, work),
    ...rectificationDeadlines(basis, work),
  ].filter(({ id }) => !work.settled.has(id))
