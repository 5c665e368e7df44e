import {
  addDays,
  type Calendar,
  demoDivision,
  drawWindow,
  nextPeriod,
  periodOf,
  periodParts,
  periodRange,
  shanghaiDay,
} from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import { addEntries } from '../dossiers/index.ts'
import { awaitingExclusions, decideExclusion } from '../exclusions/index.ts'
import { addPerson, demoAccounts, openAccounts, writeDemoClock } from '../identity/index.ts'
import { approvePlan, draftPlan } from '../planning/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { writeSetting } from '../platform/settings.ts'
import {
  type FacilityImport,
  type InspectorImport,
  importFacilities,
  importInspectors,
} from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { draftDemoDirectory, publishDemoDirectory } from './directory.ts'
import { demoFacilities, demoInspectors } from './district.ts'
import { demoEntries } from './dossiers.ts'
import { exclusionHappenings } from './exclusions.ts'
import { type DemoStaff, fileEverywhere, type Happening, liveQuarter, on } from './finished-quarter.ts'
import { outsideHappenings } from './outside-visits.ts'
import { seedLeave, seedTraining } from './training.ts'

const bureau: Bureau = { code: demoDivision, name: '明川区生态环境分局（演示）', demo: true }
/** The year the demo facilities' days on record were written for. */
const yearOfRecords = 2026

/** The facilities as they stood when a quarter began, with the days on record moved to its year. */
const facilitiesAsOf = (day: string): readonly FacilityImport[] => {
  const years = Number(day.slice(0, 4)) - yearOfRecords
  const moved = (on: string | undefined) => {
    if (on === undefined) return undefined
    const [year, month, date] = on.split('-')
    return `${Number(year) + years}-${month}-${month === '02' && date === '29' ? '28' : date}`
  }
  const before = (on: string | undefined) => (on !== undefined && on < day ? on : undefined)
  return demoFacilities().map(facility => ({
    ...facility,
    lastVisitedOn: before(moved(facility.lastVisitedOn)),
    stoppedOn: before(moved(facility.stoppedOn)) ?? (facility.stoppedOn && day),
  }))
}

/** The inspectors, the terms of their certificates moved to the year of a day. */
const inspectorsAsOf = (day: string): readonly InspectorImport[] => {
  const years = Number(day.slice(0, 4)) - yearOfRecords
  const moved = (on: string | undefined) => on && `${Number(on.slice(0, 4)) + years}${on.slice(4)}`
  return demoInspectors().map(inspector => ({
    ...inspector,
    certificateFrom: moved(inspector.certificateFrom),
    certificateUntil: moved(inspector.certificateUntil),
  }))
}

/** The two registers and the dossiers as they stood when a quarter began; the director has approved the exclusions. */
const fillRegister = async (
  rows: Rows,
  platform: Platform,
  calendar: Calendar,
  started: string,
  { office, director }: Pick<DemoStaff, 'office' | 'director'>,
): Promise<void> => {
  const at = platform.clock.now()
  const importing = { bureau: bureau.code, by: office }
  const facilities = facilitiesAsOf(started)
  await importFacilities(rows, platform, importing, facilities)
  await importInspectors(rows, platform, importing, inspectorsAsOf(started))
  await addEntries(rows, platform.randomness, { ...importing, at }, demoEntries(facilities, shanghaiDay(at)))
  await seedTraining(rows, platform, { ...importing, at }, calendar, started)
  for (const { id } of await awaitingExclusions(rows, bureau.code))
    await decideExclusion(rows, { bureau: bureau.code, by: director, at }, { id, approved: true, note: '' })
}

const morning = (day: string) => new Date(`${day}T09:00:00+08:00`)

/**
 * Makes the demo district on an empty database: the registers, one account a role, a finished quarter, and a clock
 * that stands in the window of the next quarter's draw.
 */
export const seedDemoDistrict = async (platform: Platform): Promise<void> => {
  const real = platform.clock.now()
  const today = shanghaiDay(real)
  const running = periodOf(today)
  const next = nextPeriod(running)
  const ruleSet = await ruleSetInForce(platform.database, bureau.code, today)
  const calendar = await calendarInForce(platform.database, bureau.code)
  const window = drawWindow(calendar, ruleSet, next)
  const present = today >= window.from ? real : morning(window.from)
  const started = periodRange(running).from
  const drawnOn = morning(drawWindow(calendar, ruleSet, running).from)
  const before: Platform = { ...platform, clock: { now: () => new Date(drawnOn.getTime() - 3_600_000) } }
  const accounts = openAccounts(platform)

  const staff = await before.database.transaction(async rows => {
    await writeSetting(rows, 'bureau', bureau)
    const people = new Map<string, Person>()
    for (const account of demoAccounts) {
      const inspector = account.role === 'inspector' ? demoInspectors()[0] : undefined
      const inspectorId = inspector?.code ?? null
      const name = inspector?.name ?? account.name
      const id = await addPerson(rows, before, accounts, { ...account, name, inspectorId })
      people.set(account.role, { id, username: account.username, name, role: account.role, inspectorId })
    }
    await fillRegister(rows, before, calendar, started, {
      office: people.get('office') as Person,
      director: people.get('director') as Person,
    })
    const { year } = periodParts(running)
    await draftPlan(rows, before, bureau.code, year, people.get('office')?.name ?? '')
    await approvePlan(rows, before, bureau.code, year, people.get('director')?.name ?? '')
    return {
      office: people.get('office') as Person,
      director: people.get('director') as Person,
      inspector: people.get('inspector') as Person,
    }
  })
  const thisYear = periodParts(running).year
  await fileEverywhere(before, { kind: 'plan', year: thisYear }, bureau.code, staff.office.name)
  await publishDemoDirectory(before, { bureau: bureau.code, staff }, thisYear)
  const nextYear = periodParts(next).year
  const planDay = `${started.slice(0, 4)}-12-10`
  const planning: Happening = {
    day: planDay,
    run: async () => {
      const then = on(platform, planDay, '15:00')
      await then.database.transaction(async rows => {
        await draftPlan(rows, then, bureau.code, nextYear, staff.office.name)
        await approvePlan(rows, then, bureau.code, nextYear, staff.director.name)
      })
      await fileEverywhere(then, { kind: 'plan', year: nextYear }, bureau.code, staff.office.name)
    },
  }
  const newYearNext = nextYear !== thisYear
  const until = shanghaiDay(present)
  await liveQuarter(platform, bureau, staff, running, until, [
    ...outsideHappenings(platform, calendar, bureau, staff, running, until),
    ...exclusionHappenings(platform, calendar, bureau, staff, demoFacilities(), running, until),
    ...(newYearNext ? [planning] : []),
  ])
  await draftDemoDirectory(on(platform, until, '08:30'), { bureau: bureau.code, staff }, thisYear + 1)
  const eve = on(platform, until, '08:40')
  await eve.database.transaction(rows =>
    seedLeave(
      rows,
      eve,
      { bureau: bureau.code, by: staff.office, at: eve.clock.now() },
      until,
      addDays(periodRange(next).from, -1),
    ),
  )
  await writeDemoClock(platform.database, present.getTime() - real.getTime())
}
