import { describe, expect, it } from 'vitest'
import type { DrawPeriod, Due } from '../../api/types.ts'
import { sentence } from '../../texts/sentence.ts'
import { type Situation, tasksFor } from './tasks.ts'

const words = {
  t: (key: Parameters<typeof sentence>[1], values = {}) => sentence('zh', key, values),
  lang: 'zh',
} as const

const nextQuarter: DrawPeriod = {
  period: '2027-Q1',
  title: { zh: '2027年第一季度', en: 'Q1 2027' },
  range: { from: '2027-01-01', to: '2027-03-31' },
  window: { from: '2026-12-25', to: '2026-12-31', provisional: false },
  windowState: 'open',
  workingDaysLeft: 3,
  drawId: null,
}

const draft = {
  year: 2027,
  state: 'draft',
  total: 250,
  deadline: '2026-12-20',
  workingDaysLeft: -5,
  deadlineProvisional: false,
} as const

const due: Due = {
  kind: 'record',
  id: 'record d/0',
  subject: { zh: '砚北热力站', en: 'Yanbei heating' },
  about: { what: 'visit', drawId: 'd', index: 0, facilityId: 'F1' },
  from: null,
  day: '2026-12-29',
  workingDaysLeft: 1,
  provisional: false,
  state: 'soon',
  mine: false,
}

const quiet: Situation = {
  role: 'office',
  today: '2026-12-28',
  registers: { facilities: 449, inspectors: 30 },
  editions: [],
  periods: [],
  draws: [],
  plans: [
    { ...draft, state: 'approved' },
    { ...draft, year: 2026, state: 'approved' },
  ],
  deadlines: { items: [], byKind: {} },
  exclusions: { waiting: null, lackingEvidence: null },
  amendments: null,
}

const titles = (situation: Partial<Situation>) =>
  tasksFor({ ...quiet, ...situation }, words).map(task => task.title)

describe('what waits on the first page', () => {
  it('is nothing on a quiet day', () => {
    expect(titles({})).toEqual([])
  })

  it('is the import alone while a register is empty', () => {
    expect(titles({ registers: { facilities: 449, inspectors: 0 }, periods: [nextQuarter] })).toEqual([
      '导入执法检查人员',
    ])
  })

  it('is the draw while its window is open, with the window and the days left', () => {
    const [task] = tasksFor({ ...quiet, periods: [nextQuarter] }, words)
    expect(task?.title).toBe('2027年第一季度抽查摇号')
    expect(task?.detail).toContain('12月25日–31日')
    expect(task?.workingDaysLeft).toBe(3)
    expect(task?.action?.target).toEqual({ to: '/draws/new', period: '2027-Q1' })
  })

  it('tells of a window that lies ahead without asking for anything', () => {
    const [task] = tasksFor({ ...quiet, periods: [{ ...nextQuarter, windowState: 'before' }] }, words)
    expect(task?.action).toBeNull()
    expect(task?.workingDaysLeft).toBeNull()
  })

  it('says that a window is provisional, whether it is open or lies ahead', () => {
    const window = { ...nextQuarter.window, provisional: true }
    for (const windowState of ['before', 'open'] as const) {
      const [task] = tasksFor({ ...quiet, periods: [{ ...nextQuarter, window, windowState }] }, words)
      expect(task?.provisional).toBe(true)
    }
  })

  it('leaves the draw to the office', () => {
    const [task] = tasksFor({ ...quiet, role: 'director', periods: [nextQuarter] }, words)
    expect(task?.action).toBeNull()
  })

  it('puts what is due first on top', () => {
    expect(titles({ periods: [nextQuarter], deadlines: { items: [due], byKind: { record: 2 } } })).toEqual([
      '2 份检查记录待提交',
      '2027年第一季度抽查摇号',
    ])
  })

  it('is a filing for the office alone, and leads to where it is recorded', () => {
    const filing: Due = { ...due, kind: 'filing', id: 'filing draw d', subject: nextQuarter.title }
    const deadlines = { items: [filing], byKind: { filing: 1 } }
    const [task] = tasksFor({ ...quiet, deadlines }, words)
    expect(task?.title).toBe('2027年第一季度备案')
    expect(task?.action?.target).toEqual({ to: '/deadlines', kind: 'filing' })
    expect(titles({ role: 'director', deadlines })).toEqual([])
  })

  it('is an exclusion that waits for the director, and evidence that is lacking for the office', () => {
    const exclusions = {
      waiting: { total: 3, name: '砚北热力站' },
      lackingEvidence: { total: 1, name: '澄岭纸厂' },
    }
    const [approve] = tasksFor({ ...quiet, role: 'director', exclusions }, words)
    expect(approve).toMatchObject({
      title: '3 家不参加抽查的申请待批准',
      action: { target: { to: '/exclusions', only: 'waiting' } },
    })
    expect(titles({ exclusions })).toEqual(['1 家不参加抽查的申请缺依据'])
    expect(titles({ role: 'auditor', exclusions })).toEqual([])
  })

  it('is the directory for the office when its day is near, and for the director once it is submitted', () => {
    const directory: Due = {
      ...due,
      kind: 'key-directory',
      id: 'key-directory 2027',
      subject: { zh: '2027年度', en: '2027' },
      about: { what: 'year', year: 2027 },
      mine: true,
    }
    const deadlines = { items: [directory], byKind: { 'key-directory': 1 } }
    const [task] = tasksFor({ ...quiet, deadlines }, words)
    expect(task?.title).toBe('公布2027年度重点排污单位名录')
    expect(task?.action?.target).toEqual({ to: '/directory' })
    expect(titles({ deadlines: { ...deadlines, items: [{ ...directory, state: 'later' }] } })).toEqual([])
    const edition = { name: '2027', year: 2027, state: 'submitted', facilities: 40 } as const
    expect(titles({ role: 'director', editions: [{ ...edition, state: 'draft' }] })).toEqual([])
    const [approval] = tasksFor({ ...quiet, role: 'director', editions: [edition], deadlines }, words)
    expect(approval).toMatchObject({
      title: '批准重点排污单位名录 2027 版',
      detail: '办公室已提交，拟列入 40 家，等待您批准。',
      workingDaysLeft: directory.workingDaysLeft,
    })
    expect(titles({ role: 'office', editions: [edition] })).toEqual([])
  })

  it('does not ask for next year’s plan before October', () => {
    const thisYear = { ...draft, year: 2026, state: 'approved' } as const
    expect(titles({ today: '2026-02-03', plans: [thisYear] })).toEqual([])
  })

  it('is a missing plan for the office, and a draft to approve for the director', () => {
    const thisYear = { ...draft, year: 2026, state: 'approved' } as const
    expect(titles({ plans: [thisYear] })).toEqual(['2027年度抽查计划'])
    const [task] = tasksFor({ ...quiet, role: 'director', plans: [draft, thisYear] }, words)
    expect(task?.detail).toContain('等待您批准')
    expect(task?.workingDaysLeft).toBe(-5)
  })
})

it('the director decides on replacements of lots, told by number only', () => {
  const amendments = { total: 2, number: 7 }
  expect(titles({ role: 'director', amendments })).toContain('2 件换签申请待批准')
  expect(titles({ role: 'office', amendments })).toEqual([])
})
