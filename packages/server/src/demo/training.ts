import { addDays, type Calendar, isWorkingDay } from '@mingqian/rules'
import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { addConflicts, addLeave } from '../registry/index.ts'
import { addCourse, addPeople, changeAttendance, readCourse } from '../training/index.ts'
import { demoInspectors } from './district.ts'

const inPost = demoInspectors().flatMap(({ code, post }) => (post === 'in-post' && code ? [code] : []))

/** The last working day up to a day. */
const workingDayUpTo = (calendar: Calendar, day: string): string => {
  let found = day
  while (!isWorkingDay(calendar, found)) found = addDays(found, -1)
  return found
}

/** Marks that go up and down like a class's, one of them below the pass mark of 60. */
const markOf = (place: number): number => (place === 17 ? 54 : 68 + ((place * 37) % 31))

const seedRoster = async (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  course: string,
  people: readonly string[],
  marked: boolean,
): Promise<void> => {
  await addPeople(rows, platform.randomness, context, course, people)
  if (!marked) return
  const { roster } = await readCourse(rows, context.bureau, course)
  for (const [place, { inspectorId, revision }] of roster.entries()) {
    const content = { mark: markOf(place), passed: true, certificateNumber: '' }
    const certificateNumber = content.mark < 60 ? '' : `明环培〔${context.at.getFullYear()}〕${place + 1}号`
    await changeAttendance(rows, context, course, inspectorId, revision, { ...content, certificateNumber })
  }
}

/**
 * Two courses before a quarter: one with a test that two missed and one failed, one on sampling without a test; and a
 * former employer to keep away from.
 * @param started the quarter's first day
 */
export const seedTraining = async (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  calendar: Calendar,
  started: string,
): Promise<void> => {
  const business = await addCourse(rows, platform.randomness, context, {
    title: '双随机、一公开抽查业务培训',
    kind: '双随机抽查业务',
    heldOn: workingDayUpTo(calendar, addDays(started, -40)),
    hours: 8,
    passMark: 60,
    validMonths: 24,
    organiser: '市生态环境局',
    place: '市局培训中心',
    remark: '',
  })
  await seedRoster(rows, platform, context, business, inPost.slice(0, -2), true)
  const sampling = await addCourse(rows, platform.randomness, context, {
    title: '现场采样与证据保全培训',
    kind: '现场采样',
    heldOn: workingDayUpTo(calendar, addDays(started, -75)),
    hours: 6.5,
    passMark: null,
    validMonths: null,
    organiser: '市生态环境监测站',
    place: '监测站实验室',
    remark: '',
  })
  const samplers = inPost.filter((_, place) => place % 5 === 4 || place < 4)
  await seedRoster(rows, platform, context, sampling, samplers, false)
  await addConflicts(rows, platform.randomness, context, [
    {
      inspectorId: 'RY006',
      facilityId: 'MC0007',
      kind: 'former-employer',
      from: addDays(started, -700),
      until: addDays(started, 395),
      basis: '调入本局前在该单位任环保专员，离职未满三年',
    },
  ])
}

/**
 * Somebody is away on the demo's present day, and back before the next list begins.
 * @param last the last day before the next period
 */
export const seedLeave = async (
  rows: Rows,
  platform: Platform,
  context: ChangeContext,
  today: string,
  last: string,
): Promise<void> => {
  const [until = last] = [addDays(today, 2), last].toSorted()
  await addLeave(rows, platform.randomness, context, 'RY020', {
    kind: 'leave',
    from: today,
    until,
    note: '事假，已批准',
  })
}
