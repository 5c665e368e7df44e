import {
  addDays,
  addWorkingDays,
  type Calendar,
  type Period,
  periodRange,
  shanghaiDay,
} from '@mingqian/rules'
import {
  decideExclusion,
  type ExclusionRequest,
  endExclusion,
  exclusionsOn,
  requestExclusions,
} from '../exclusions/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { FacilityImport } from '../registry/index.ts'
import { type DemoStaff, type Happening, on, workingDaysOf } from './finished-quarter.ts'

type Story = Omit<ExclusionRequest, 'facilityId' | 'since' | 'until'> & {
  /** Working days before the demo's present on which it is asked for. */
  readonly ago: number
  /** Days from the present to the day the facility is back. */
  readonly backIn?: number
  /** What the director decides two working days later; without it the request still waits. */
  readonly decided?: { readonly approved: boolean; readonly note: string }
}

const stories: readonly Story[] = [
  {
    ago: 48,
    reason: 'suspended',
    evidence: '锅炉房夏季停用，采暖期前不运行',
    decided: { approved: false, note: '季节性停用不属于长期停产，采暖期仍须抽查' },
  },
  {
    ago: 36,
    reason: 'suspended',
    evidence: '生产线整体改造停产，停产报告及现场核实记录',
    backIn: 12,
    decided: { approved: true, note: '同意，改造完成即回库' },
  },
  { ago: 4, reason: 'moved', evidence: '已整体迁往开发区，原址清空，现场核实照片 6 张' },
  { ago: 3, reason: 'deregistered', evidence: '市场监管部门注销登记通知书' },
  // As lists that are handed in have it.
  { ago: 2, reason: 'closed', evidence: '' },
]

/**
 * Exclusions of the quarter: one refused, one that ends soon, one that was ended since the firm works again, and three
 * that wait for the director, of which one lacks its evidence.
 * @param facilities those of the demo's register
 * @param until the demo's present
 */
export const exclusionHappenings = (
  platform: Platform,
  calendar: Calendar,
  { code: bureau }: Bureau,
  staff: DemoStaff,
  facilities: readonly FacilityImport[],
  period: Period,
  until: string,
): readonly Happening[] => {
  const days = workingDaysOf(calendar, periodRange(period).from, addDays(until, -1))
  const dayAgo = (working: number) => days.at(-working)
  const contextAt = (then: Platform, by: Person) => ({ bureau, by, at: then.clock.now() })
  const works = facilities.filter(
    ({ class: name, operation }) => name === 'general' && operation === 'operating',
  )
  const asked = stories.flatMap(({ ago, backIn, decided, ...story }, place): Happening[] => {
    const day = dayAgo(ago)
    const facilityId = works[37 * (place + 1)]?.code
    if (day === undefined || facilityId === undefined) return []
    let id = ''
    const ask = async () => {
      const then = on(platform, day, '10:20')
      const request = {
        ...story,
        facilityId,
        since: day,
        until: backIn === undefined ? null : addDays(until, backIn),
      }
      ;[id = ''] = await then.database.transaction(rows =>
        requestExclusions(rows, then.randomness, contextAt(then, staff.office), [request]),
      )
    }
    const decide = async () => {
      if (!decided) return
      const then = on(platform, addWorkingDays(calendar, day, 2).day, '16:00')
      await then.database.transaction(rows =>
        decideExclusion(rows, contextAt(then, staff.director), { id, ...decided }),
      )
    }
    return [
      { day, run: ask },
      ...(decided ? [{ day: addWorkingDays(calendar, day, 2).day, run: decide }] : []),
    ]
  })
  const returned = dayAgo(20)
  const backToWork = async () => {
    if (returned === undefined) return
    const then = on(platform, returned, '09:40')
    await then.database.transaction(async rows => {
      const out = await exclusionsOn(rows, bureau, shanghaiDay(then.clock.now()))
      const stopped = [...out].find(
        ([facility, { reason, until: ends }]) =>
          reason === 'suspended' &&
          ends === null &&
          facilities.some(({ code, class: name }) => code === facility && name === 'general'),
      )
      if (stopped)
        await endExclusion(rows, contextAt(then, staff.office), {
          id: stopped[1].id,
          until: returned,
          note: '企业来函恢复生产，现场核实设备已运行',
        })
    })
  }
  return [...asked, ...(returned === undefined ? [] : [{ day: returned, run: backToWork }])]
}
