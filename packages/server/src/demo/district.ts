import { addDays, announcedCalendar, demoDivision, identityNumberCheck, isWorkingDay } from '@mingqian/rules'
import type { FacilityImport } from '../registry/import/facilities.ts'
import type { InspectorImport } from '../registry/import/inspectors.ts'
import type { Operation } from '../registry/import/operation.ts'
import { type Chance, repeatableChance } from './chance.ts'
import {
  areas,
  creditCode,
  districtName,
  generalTrades,
  keyTrades,
  personName,
  phoneNumber,
  placeWords,
  roads,
} from './invented-names.ts'

/** Shape of the demo district, that of Kundulun in its 2016 plan. */
const size = {
  key: 37,
  general: 412,
  keyVisited: 28,
  generalVisited: 158,
  inPost: 30,
  lead: 12,
  samplers: 6,
} as const

/** Facilities that take no part, with reason and date (work plan 四). */
const excluded: readonly {
  readonly class: 'key' | 'general'
  readonly operation: Exclude<Operation, 'operating'>
  readonly stoppedOn: string
  readonly stoppedEvidence: string
}[] = [
  {
    class: 'key',
    operation: 'suspended',
    stoppedOn: '2025-11-03',
    stoppedEvidence: '长期停产报告，现场核实设备已断电封存',
  },
  {
    class: 'general',
    operation: 'suspended',
    stoppedOn: '2026-02-10',
    stoppedEvidence: '停产报告及用电量证明',
  },
  {
    class: 'general',
    operation: 'closed',
    stoppedOn: '2025-06-30',
    stoppedEvidence: '关停公告，生产设备已拆除',
  },
  { class: 'general', operation: 'bankrupt', stoppedOn: '2026-05-18', stoppedEvidence: '破产裁定书' },
  {
    class: 'general',
    operation: 'moved',
    stoppedOn: '2026-03-27',
    stoppedEvidence: '迁往外区，原址已清空并核实',
  },
  {
    class: 'general',
    operation: 'deregistered',
    stoppedOn: '2025-12-15',
    stoppedEvidence: '营业执照注销通知',
  },
]

/** A working day from so many days after `from`, the next one if it is a holiday. */
const workingDayFrom = (from: string, days: number): string => {
  let day = addDays(from, days)
  while (!isWorkingDay(announcedCalendar, day)) day = addDays(day, 1)
  return day
}

const riskBy = ({ below }: Chance, isKey: boolean): 'major' | 'considerable' | 'ordinary' => {
  const chance = below(100)
  if (chance < (isKey ? 20 : 2)) return 'major'
  return chance < (isKey ? 60 : 14) ? 'considerable' : 'ordinary'
}

/** Day of the last visit: in 2026 for those visited this year, in 2025 or never for others in the pool. */
const visitBy = (
  { below }: Chance,
  isVisited: boolean,
  isKey: boolean,
  takesNoPart: boolean,
): string | undefined => {
  if (takesNoPart) return workingDayFrom('2024-03-04', below(300))
  if (isVisited) return workingDayFrom('2026-01-05', below(260))
  return isKey || below(2) === 0 ? workingDayFrom('2025-01-06', below(340)) : undefined
}

/** Towns of a district that is nowhere: its ground is open desert. One site in thirty has no coordinates yet. */
const siteBy = ({ below }: Chance, area: (typeof areas)[number]) => {
  const town = areas.indexOf(area)
  const [east, north, known] = [below(4000), below(3000), below(30) !== 0]
  if (!known) return {}
  return {
    longitude: Number((105.3 + (town % 3) * 0.09 + (east + below(4000)) / 1e5).toFixed(5)),
    latitude: Number((41.2 + Math.floor(town / 3) * 0.07 + (north + below(3000)) / 1e5).toFixed(5)),
  }
}

/**
 * The demo district's 455 facilities, always the same: 37 key and 412 general ones in the pool and 6 that take no
 * part. 28 key facilities were visited in 2026 before October. Everything is invented; four firms have two sites.
 */
export const demoFacilities = (): readonly FacilityImport[] => {
  const chance = repeatableChance(150299)
  const inPool = [
    ...Array.from({ length: size.key }, () => ({ class: 'key' as const })),
    ...Array.from({ length: size.general }, () => ({ class: 'general' as const })),
  ]
  const visited = {
    key: new Set(chance.shuffle([...Array(size.key).keys()]).slice(0, size.keyVisited)),
    general: new Set(chance.shuffle([...Array(size.general).keys()]).slice(0, size.generalVisited)),
  }
  const ground = repeatableChance(150298)
  const names = new Set<string>()
  const count = { key: 0, general: 0 }
  const facilities: FacilityImport[] = []
  for (const [index, start] of [...inPool, ...excluded].entries()) {
    const isKey = start.class === 'key'
    const ofClass = count[start.class]++
    // Every hundredth firm has a second site: the next facility in the list, at another address.
    const sister = index % 100 === 60 ? facilities.at(-1) : undefined
    const trade = isKey ? keyTrades[ofClass % keyTrades.length] : chance.pick(generalTrades)
    const area = chance.pick(areas)
    let name = ''
    do name = `${districtName}${chance.pick(placeWords)}${trade?.name}`
    while (names.has(name))
    if (sister) name = `${sister.name}（二分厂）`
    names.add(name)
    const code = sister?.creditCode ?? creditCode(index + 1)
    const isVisited = visited[start.class].has(ofClass)
    facilities.push({
      code: `MC${String(index + 1).padStart(4, '0')}`,
      name,
      formerNames: [],
      creditCode: code,
      legalPerson: personName(index + 900),
      class: start.class,
      division: demoDivision,
      area,
      address: `${districtName}${area}${chance.pick(roads)}${index + 1}号`,
      industry: sister?.industry ?? trade?.industry,
      permit: isKey || chance.below(3) === 0 ? `${code}${sister ? '002' : '001'}P` : undefined,
      keyKinds: trade?.keyKinds ?? [],
      riskGrade: riskBy(chance, isKey),
      lastVisitedOn: visitBy(chance, isVisited, isKey, 'operation' in start),
      ...siteBy(ground, area),
      contact: personName(index + 100),
      phone: phoneNumber(index + 1),
      ...('operation' in start
        ? {
            operation: start.operation,
            stoppedOn: start.stoppedOn,
            stoppedEvidence: start.stoppedEvidence,
          }
        : { operation: 'operating' }),
    })
  }
  return facilities
}

/** Certificates that have run out by the end of the year, or do so soon after. */
const certificateEnds: Readonly<Record<number, string>> = { 9: '2026-11-30', 18: '2027-01-31' }

const specialities: Readonly<Record<number, readonly string[]>> = {
  2: ['危险废物'],
  4: ['水质采样', '噪声'],
  9: ['辐射'],
  14: ['废气采样'],
  19: ['噪声'],
}

/** Nobody's identity number: division 150299 is not assigned, and yet the check character is right. */
const identityNumber = (number: number): string => {
  const born = `${1972 + (number % 26)}${String(1 + (number % 12)).padStart(2, '0')}${String(1 + (number % 28)).padStart(2, '0')}`
  const digits = `${demoDivision}${born}${String(number).padStart(3, '0')}`
  return `${digits}${identityNumberCheck(digits)}`
}

/**
 * The demo district's 32 inspectors: 30 in post, of them 12 who may take the lead and 6 with a sampling
 * qualification; one on long leave and one seconded. Some keep away from a facility, two work in some areas only.
 */
export const demoInspectors = (): readonly InspectorImport[] =>
  Array.from({ length: size.inPost + 2 }, (_, index): InspectorImport => {
    const number = index + 1
    return {
      code: `RY${String(number).padStart(3, '0')}`,
      name: personName(index),
      certificate: `${demoDivision}${String(2000 + number * 7).padStart(6, '0')}`,
      certificateFrom: index % 3 === 0 ? '2022-01-01' : '2024-07-01',
      certificateUntil: certificateEnds[index] ?? (index % 3 === 0 ? '2027-12-31' : '2029-06-30'),
      certificateIssuer: '自治区生态环境厅（演示）',
      unit: `监察${'一二三'[index % 3]}中队`,
      post: index === size.inPost ? 'on-leave' : index > size.inPost ? 'seconded' : 'in-post',
      lead: index < size.lead,
      sampler: index % 5 === 4 && index < size.inPost,
      areas: index === 20 ? ['砚北街道', '澄岭街道'] : index === 25 ? ['岚塬镇', '珩浦镇', '榆屏街道'] : [],
      avoid: index === 3 ? ['MC0005'] : index === 14 ? ['MC0012', 'MC0101'] : index === 22 ? ['MC0233'] : [],
      phone: phoneNumber(1000 + number),
      inEstablishment: true,
      specialities: specialities[index],
      idNumber: index % 2 === 0 ? identityNumber(number) : undefined,
    }
  })
