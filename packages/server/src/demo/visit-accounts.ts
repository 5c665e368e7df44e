import type { RecordBody } from '../inspections/index.ts'

/** What an invented inspector writes down on an invented visit. */
export type VisitAccount = Pick<RecordBody, 'parts' | 'summary' | 'violation' | 'demands'> & {
  /** Days that the demands give. */
  readonly demandDays?: number
}

const normal = (facts: string) => ({ finding: 'normal' as const, facts })
const abnormal = (facts: string) => ({ finding: 'abnormal' as const, facts })
const none = { finding: 'not-applicable' as const, facts: '' }

const inOrder: RecordBody['parts'] = {
  facilities: normal('治理设施正常运行，运行台账齐全。'),
  discharge: normal('排放口规范，现场未见异常排放。'),
  eia: normal('环评手续齐全，建设内容与批复一致。'),
  threeSimultaneities: normal('配套设施已随主体工程投入使用并完成验收。'),
  permit: normal('持有有效排污许可证，按证排污，执行报告按期提交。'),
}

const orderly: readonly VisitAccount[] = [
  { parts: inOrder, summary: '现场检查未发现环境违法行为。', violation: false, demands: '' },
  {
    parts: {
      ...inOrder,
      threeSimultaneities: none,
      facilities: normal('油烟净化器正在运行，清洗记录齐全。'),
    },
    summary: '设施运行正常，台账完整，未发现问题。',
    violation: false,
    demands: '',
  },
  {
    parts: {
      ...inOrder,
      permit: normal('属登记管理，登记回执有效。'),
      eia: normal('属备案类项目，备案手续齐全。'),
    },
    summary: '现场整洁，固废分类贮存，未发现环境违法行为。',
    violation: false,
    demands: '',
  },
]

const violating: readonly VisitAccount[] = [
  {
    parts: {
      ...inOrder,
      facilities: abnormal('活性炭吸附装置未开启，生产正在进行，台账缺本月 3 日至 9 日记录。'),
    },
    summary: '污染防治设施不正常运行。',
    violation: true,
    demands: '立即恢复治理设施运行，7 日内补齐台账并书面报告整改情况。',
    demandDays: 7,
  },
  {
    parts: { ...inOrder, discharge: abnormal('雨水排口有少量生产废水流出，现场检测 pH 为 5.1。') },
    summary: '生产废水经雨水排口外排。',
    violation: true,
    demands: '立即停止外排，封堵通道，15 日内完成雨污分流整改。',
    demandDays: 15,
  },
  {
    parts: { ...inOrder, permit: abnormal('新增一台燃气锅炉未纳入排污许可证载明范围。') },
    summary: '排污许可证载明内容与现场不符。',
    violation: true,
    demands: '30 日内办理排污许可证变更，变更前新增设备不得投入使用。',
    demandDays: 30,
  },
]

const violationEvery = 7

/** The n-th visit's account; every seventh finds a violation. */
export const visitAccount = (n: number): VisitAccount => {
  const accounts = n % violationEvery === violationEvery - 1 ? violating : orderly
  return accounts[n % accounts.length] as VisitAccount
}
