import { addDays, announcedCalendar, isWorkingDay } from '@mingqian/rules'
import { type EntryData, type EntryKindId, entryKind, type NewEntry } from '../dossiers/index.ts'
import type { FacilityImport } from '../registry/import/facilities.ts'
import { type Chance, repeatableChance } from './chance.ts'

const matters = [
  '夜间噪声扰民',
  '散发刺鼻气味',
  '排放黑烟',
  '雨天有污水流出',
  '露天堆放物料扬尘',
  '露天焚烧',
] as const
const channels = ['hotline', 'hotline', 'online', 'letter', 'transferred'] as const
const findings = ['true', 'true', 'partly', 'unfounded'] as const
const violations = [
  ['未批先建', false],
  ['治理设施未正常运行', false],
  ['自动监测数据异常未报告', false],
  ['超标排放水污染物', true],
  ['通过暗管排放废水', true],
  ['非法贮存危险废物', true],
] as const

const workingDayFrom = (from: string, days: number): string => {
  let day = addDays(from, days)
  while (!isWorkingDay(announcedCalendar, day)) day = addDays(day, 1)
  return day
}

/** Complaints in a year: mostly none, now and then many. */
const complaintsBy = ({ below }: Chance): number => {
  const chance = below(100)
  if (chance < 70) return 0
  if (chance < 90) return 1 + below(2)
  return chance < 98 ? 3 + below(3) : 6 + below(7)
}

/**
 * What the dossiers of the demo district hold, the same for the same day: permits, approvals and outlets, complaints
 * of the last 14 months, violations of the last three years with their correction orders. All of it is invented.
 * @param day ISO day before which all of it lies, but for days that are still to come by their nature
 */
export const demoEntries = (facilities: readonly FacilityImport[], day: string): readonly NewEntry[] => {
  const chance = repeatableChance(20160831)
  const { below, pick } = chance
  const ago = (days: number) => workingDayFrom(day, -days - 14)
  const year = (on: string) => on.slice(0, 4)
  let serial = 0
  const number = (what: string, on: string) => {
    serial += 1
    return `明环${what}〔${year(on)}〕${serial}号`
  }
  return facilities.flatMap(facility => {
    const facilityId = facility.code ?? ''
    const entries: NewEntry[] = []
    const add = (kind: EntryKindId, data: EntryData) => entries.push({ facilityId, kind, data })
    const isKey = facility.class === 'key'
    if (isKey || below(4) === 0) {
      const approved = ago(900 + below(2500))
      const project = `${facility.name}建设项目`
      add('eia', {
        number: number('审', approved),
        project,
        form: isKey ? 'report' : pick(['form', 'registration']),
        approvedOn: approved,
        authority: '明川区生态环境分局',
      })
      add('acceptance', {
        number: number('验', approved),
        project,
        mode: 'own',
        acceptedOn: ago(200 + below(600)),
      })
    }
    if (facility.permit) {
      const issued = ago(60 + below(1500))
      add('permit', {
        number: facility.permit,
        management: isKey ? 'key' : 'simplified',
        issuedOn: issued,
        expiresOn: addDays(issued, 1826),
        authority: '明川区生态环境分局',
      })
    }
    if (isKey) {
      const gas = facility.keyKinds.includes('气') || below(2) === 0
      const code = gas ? 'DA001' : 'DW001'
      const medium = gas ? 'air' : 'water'
      add('outlet', {
        code,
        name: gas ? '锅炉烟气排放口' : '废水总排放口',
        medium,
        main: true,
        ...(gas ? { height: 25 + below(60) } : { destination: '明川区污水处理厂' }),
      })
      add('treatment', {
        name: gas ? '脱硫除尘设施' : '废水处理站',
        medium,
        process: gas ? '石灰石—石膏法脱硫，布袋除尘' : '调节、混凝沉淀、生化',
        startedOn: ago(800 + below(2000)),
        condition: 'normal',
      })
      add('pollutant', {
        outlet: code,
        medium,
        pollutant: gas ? '二氧化硫' : '化学需氧量',
        limit: gas ? '50 mg/m³' : '60 mg/L',
        total: 5 + below(200),
      })
      add('monitoring', {
        outlet: code,
        parameters: gas ? '颗粒物、二氧化硫、氮氧化物' : '化学需氧量、氨氮、pH',
        networkedOn: ago(300 + below(900)),
        condition: 'normal',
      })
      const filed = ago(30 + below(1000))
      add('emergency-plan', {
        number: `150299-${year(filed)}-${facilityId}-M`,
        filedOn: filed,
        reviseBy: addDays(filed, 1096),
      })
    }
    for (let n = complaintsBy(chance); n > 0; n--) {
      const received = ago(below(410))
      serial += 1
      add('complaint', {
        number: `XF${received.replaceAll('-', '')}${String(serial).padStart(4, '0')}`,
        receivedOn: received,
        channel: pick(channels),
        matter: pick(matters),
        finding: pick(findings),
        settledOn: addDays(received, 5 + below(9)),
      })
    }
    if (below(9) === 0) {
      const found = ago(40 + below(1100))
      const [matter, serious] = pick(violations)
      const ordered = addDays(found, 3)
      const due = addDays(ordered, 15 + below(30))
      add('violation', {
        number: number('罚', found),
        foundOn: found,
        matter,
        serious,
        penalty: '罚款',
        amount: 10_000 * (1 + below(20)),
        decidedOn: addDays(found, 10),
      })
      add('rectification', {
        number: number('责改', found),
        orderedOn: ordered,
        matter: `立即停止${matter}的违法行为并完成整改`,
        dueOn: due,
        // One in five is late, and a few of those are not done yet.
        ...(below(5) > 0
          ? { doneOn: addDays(due, -below(10)) }
          : below(2) === 0
            ? { doneOn: addDays(due, 12) }
            : {}),
      })
    }
    return entries.filter(({ kind, data }) => {
      const on = data[entryKind(kind).day ?? '']
      return typeof on !== 'string' || on < day
    })
  })
}
