import {
  addDays,
  addWorkingDays,
  type Calendar,
  daysFrom,
  drawWindow,
  isWorkingDay,
  type Period,
  periodRange,
  shanghaiDay,
} from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import { settleDeadline } from '../deadlines/index.ts'
import { publishResult } from '../disclosure/index.ts'
import { commitDraw, freezeDraw, openDraw, readSealedList, sealDraw } from '../draws/index.ts'
import { fileSubject, recipients } from '../filings/index.ts'
import { emptyRecordBody, openVisit, saveRecord, signRecord } from '../inspections/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { visitAccount } from './visit-accounts.ts'

export type DemoStaff = { readonly office: Person; readonly director: Person }

/** Something else that happens on a day of the quarter. */
export type Happening = { readonly day: string; readonly run: () => Promise<unknown> }

/** A platform whose clock stands at an hour of a day in Asia/Shanghai. */
export const on = (platform: Platform, day: string, time: string): Platform => {
  const instant = new Date(`${day}T${time}:00+08:00`)
  return { ...platform, clock: { now: () => instant } }
}

/** The working days from the first day to the last, both included. */
export const workingDaysOf = (calendar: Calendar, from: string, to: string): readonly string[] =>
  daysFrom(from, to).filter(day => isWorkingDay(calendar, day))

// An address kept for examples (RFC 5737).
const from = '192.0.2.10'
const publishAfter = 5

/**
 * Lives a whole quarter through the platform's own operations, on the days it would have happened: the draw in its
 * window, a visit on each lot, records, publication, and the opening of the draw.
 * @param until the day by which it is finished, within the quarter
 */
export const liveQuarter = async (
  platform: Platform,
  bureau: Bureau,
  staff: DemoStaff,
  period: Period,
  until: string,
  others: readonly Happening[],
): Promise<void> => {
  const { code } = bureau
  const ruleSet = await ruleSetInForce(platform.database, code, periodRange(period).from)
  const calendar = await calendarInForce(platform.database, code)
  const window = drawWindow(calendar, ruleSet, period)
  const at = (time: string) => on(platform, window.from, time)
  const { id: drawId } = await freezeDraw(at('09:10'), {
    bureau,
    person: staff.office,
    period,
    suite: 'sha256',
  })
  await commitDraw(at('09:30'), {
    bureau,
    person: staff.office,
    drawId,
    secret: Buffer.from(platform.randomness.bytes(32)).toString('hex'),
    witnessName: bureau.name,
    beacon: { source: 'numbers/witnessed', round: `${window.from} 现场摇号` },
  })
  await sealDraw(at('10:00'), { bureau: code, person: staff.office, drawId, value: '03 11 18 22 27 31 09' })
  await fileEverywhere(at('10:20'), { kind: 'draw', draw: drawId }, code, staff.office.name)
  const list = await readSealedList(at('10:30'), {
    bureau: code,
    person: staff.director,
    from,
    drawId,
    reason: '安排本季度车辆与人员',
  })

  const days = workingDaysOf(calendar, periodRange(period).from, addDays(until, -1))
  const visits = list.map(({ index, team }, place) => ({
    index,
    team,
    day: days[Math.floor((place * days.length) / list.length)] ?? until,
  }))
  // The log is a history: what happened on earlier days has to be entered earlier.
  const events = visits
    .flatMap((visit): Happening[] => {
      const publishOn = addWorkingDays(calendar, visit.day, publishAfter).day
      return [
        { day: visit.day, run: () => visitFacility(platform, code, drawId, visit) },
        // What would be published after the demo's present is still on the office's desk.
        ...(publishOn < until ? [{ day: publishOn, run: () => publish(publishOn, visit.index) }] : []),
        ...rectified(visit),
      ]
    })
    .concat(others)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const publish = async (day: string, index: number) => {
    const late = on(platform, day, '17:00')
    await late.database.transaction(rows =>
      publishResult(rows, late, { bureau: code, drawId, index, person: staff.office }),
    )
  }
  // What was demanded is put right in time; what is due later is still under way.
  function rectified({ index, day }: Pick<Visit, 'index' | 'day'>): readonly Happening[] {
    const { demandDays } = visitAccount(index)
    const due = addDays(day, demandDays ?? 0)
    if (demandDays === undefined || due >= until) return []
    const then = on(platform, due, '16:30')
    const settled = {
      bureau: code,
      person: staff.office,
      id: `rectification ${drawId}/${index}`,
      note: '已收到整改报告，经核实整改完成',
    }
    return [{ day: due, run: () => then.database.transaction(rows => settleDeadline(rows, then, settled)) }]
  }
  for (const event of events) await event.run()
  await openDraw(on(platform, addDays(until, -1), '17:30'), { bureau: code, person: staff.director, drawId })
}

/** Reports a list or a plan to everybody it is due to. */
export const fileEverywhere = async (
  platform: Platform,
  subject: Parameters<typeof fileSubject>[2]['subject'],
  bureau: string,
  by: string,
): Promise<void> => {
  const filedOn = shanghaiDay(platform.clock.now())
  for (const [n, recipient] of recipients.entries()) {
    const receipt = `收〔${filedOn.slice(0, 4)}〕${filedOn.slice(5, 7)}${filedOn.slice(8)}${n + 1}号`
    await platform.database.transaction(rows =>
      fileSubject(rows, platform, { bureau, subject, recipient, filedOn, receipt, by }),
    )
  }
}

type Visit = {
  readonly index: number
  readonly day: string
  readonly team: readonly { readonly inspector: { readonly id: string; readonly name: string } }[]
}

const visitFacility = async (platform: Platform, bureau: string, drawId: string, visit: Visit) => {
  const [lead] = visit.team
  if (!lead) return
  const { id, name } = lead.inspector
  const person: Person = { id: `demo-${id}`, username: id, name, role: 'inspector', inspectorId: id }
  const lot = { bureau, drawId, index: visit.index }
  const arrived = on(platform, visit.day, '09:40')
  const left = on(platform, visit.day, '11:25')
  const { demandDays, ...account } = visitAccount(visit.index)
  await platform.database.transaction(async rows => {
    await openVisit(rows, arrived, { ...lot, person, from })
    const record = await saveRecord(rows, left, {
      ...lot,
      person,
      revision: 0,
      body: {
        ...emptyRecordBody,
        ...account,
        demandsDueOn: demandDays === undefined ? null : addDays(visit.day, demandDays),
        identityShown: true,
        avoidanceTold: true,
        receivedBy: '现场负责人',
        receivedByPost: '环保负责人',
        arrivedAt: arrived.clock.now().toISOString(),
        leftAt: left.clock.now().toISOString(),
        receiverSignature: { kind: 'signed', name: '现场负责人' },
        inspectorSignatures: visit.team.map(member => member.inspector.name),
      },
    })
    await signRecord(rows, left, { ...lot, person, revision: record.revision })
  })
}
