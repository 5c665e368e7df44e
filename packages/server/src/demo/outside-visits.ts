import {
  addDays,
  addWorkingDays,
  type Calendar,
  type Period,
  periodParts,
  periodRange,
} from '@mingqian/rules'
import { correctVisit, registerVisit, type VisitEntry, withdrawVisit } from '../outside/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { type Happening, on, workingDaysOf } from './finished-quarter.ts'

type Story = Omit<VisitEntry, 'visitedOn'> & {
  /** Registered by the demo's inspector, who was of the team; else by the office. */
  readonly byInspector?: true
  /** What a later look made of it. */
  readonly later?: { readonly corrected: Partial<VisitEntry> } | { readonly withdrawn: string }
}

/** A quarter's dozen of visits outside the random regime, in the order of their days. */
const stories = (year: number): readonly Story[] => {
  const campaign = { kind: 'campaign', campaign: `${year}年危险废物专项执法检查` } as const
  const winter = { kind: 'campaign', campaign: `${year}年锅炉烟气专项执法检查` } as const
  const caseOf = (n: number) => `明环立〔${year}〕${n}号`
  const petition = (n: number) => ({ kind: 'petition', petitionNumber: `明环访〔${year}〕${n}号` }) as const
  return [
    {
      matter: petition(118),
      facilityId: 'MC0041',
      inspectors: ['RY002', 'RY015'],
      reason: '居民来信反映夜间有刺激性气味。',
      findings: '夜间到场检查，车间已停产，厂界未闻到明显异味；已向来信人电话回复。',
      violation: false,
    },
    {
      matter: campaign,
      facilityId: 'MC0010',
      inspectors: ['RY001', 'RY017'],
      reason: '专项方案所列产废单位。',
      findings: '危险废物贮存间标识、台账齐全，转移联单与台账一致。',
      violation: false,
      byInspector: true,
    },
    {
      matter: campaign,
      facilityId: 'MC0006',
      inspectors: ['RY004', 'RY021'],
      reason: '专项方案所列产废单位。',
      findings: '废酸桶露天堆放，未设防渗围堰，贮存台账缺两个月。',
      violation: true,
    },
    {
      matter: { kind: 'case', caseNumber: caseOf(21) },
      facilityId: 'MC0006',
      inspectors: ['RY004', 'RY021', 'RY010'],
      reason: '专项检查发现危险废物露天堆放，立案后现场调查取证。',
      findings: '已制作勘察笔录、询问笔录，确认露天堆放废酸约 3 吨。',
      violation: true,
    },
    {
      matter: campaign,
      facilityId: 'MC0006',
      inspectors: ['RY004', 'RY021'],
      reason: '专项方案所列产废单位。',
      findings: '废酸桶露天堆放。',
      violation: true,
      later: { withdrawn: '与专项检查的另一条登记重复' },
    },
    {
      matter: petition(124),
      facilityId: 'MC0057',
      inspectors: ['RY007', 'RY018'],
      reason: '市民热线转办：酒楼油烟扰民。',
      findings: '油烟净化器正在运行，清洗记录齐全；排口朝向居民楼，建议改造。',
      violation: false,
    },
    {
      matter: { kind: 'follow-up', caseNumber: caseOf(9) },
      facilityId: 'MC0003',
      inspectors: ['RY005', 'RY020'],
      reason: '行政处罚决定执行情况后督察。',
      findings: '罚款已缴，脱硫设施已恢复运行，在线数据达标。',
      violation: false,
    },
    {
      matter: winter,
      facilityId: 'MC0020',
      inspectors: ['RY001', 'RY012'],
      reason: '锅炉房列入专项检查名单。',
      findings: '除尘设施运行正常，在线监测数据与现场一致。',
      violation: false,
    },
    {
      matter: winter,
      facilityId: 'MC0054',
      inspectors: ['RY003', 'RY016'],
      reason: '锅炉房列入专项检查名单。',
      findings: '烟囱冒黑烟，现场监测颗粒物折算浓度超标 0.4 倍。',
      violation: false,
      later: { corrected: { violation: true } },
    },
    {
      matter: petition(131),
      facilityId: 'MC0038',
      inspectors: ['RY008', 'RY019'],
      reason: '来访反映养殖污水流入沟渠。',
      findings: '污水收集池溢流，沟渠内有粪污，责令立即清理。',
      violation: true,
    },
    {
      matter: { kind: 'case', caseNumber: caseOf(24) },
      facilityId: 'MC0038',
      inspectors: ['RY008', 'RY019'],
      reason: '信访核实后立案，现场调查取证。',
      findings: '完成取样和询问，当事人对违法事实无异议。',
      violation: true,
    },
    {
      matter: { kind: 'follow-up', caseNumber: caseOf(21) },
      facilityId: 'MC0006',
      inspectors: ['RY004', 'RY010'],
      reason: '责令改正期限届满后督察。',
      findings: '废酸已交有资质单位处置，贮存间已按要求建成。',
      violation: false,
    },
  ]
}

/** The quarter's visits outside the random regime, each registered the working day after it was made. */
export const outsideHappenings = (
  platform: Platform,
  calendar: Calendar,
  { code: bureau }: Bureau,
  staff: { readonly office: Person; readonly inspector: Person },
  period: Period,
  until: string,
): readonly Happening[] => {
  const told = stories(periodParts(period).year)
  // The last days are left for what is registered and corrected afterwards.
  const days = workingDaysOf(calendar, periodRange(period).from, addDays(until, -1)).slice(0, -4)
  return told.flatMap(({ byInspector, later, ...story }, place): Happening[] => {
    const visitedOn = days[Math.floor((place * days.length) / told.length)]
    if (visitedOn === undefined) return []
    const entry = { ...story, visitedOn }
    const person = byInspector ? staff.inspector : staff.office
    const registeredOn = addWorkingDays(calendar, visitedOn, 1).day
    const laterOn = addWorkingDays(calendar, visitedOn, 2).day
    let id = ''
    const register = async () => {
      const then = on(platform, registeredOn, '15:20')
      id = (await then.database.transaction(rows => registerVisit(rows, then, { bureau, person }, entry))).id
    }
    const followUp = async () => {
      if (!later) return
      const then = on(platform, laterOn, '10:10')
      await then.database.transaction(rows =>
        'withdrawn' in later
          ? withdrawVisit(rows, then, { bureau, id, person, reason: later.withdrawn })
          : correctVisit(rows, then, {
              bureau,
              id,
              person,
              reason: '监测报告出具后更正',
              revision: 0,
              visit: { ...entry, ...later.corrected },
            }),
      )
    }
    return [{ day: registeredOn, run: register }, ...(later ? [{ day: laterOn, run: followUp }] : [])]
  })
}
