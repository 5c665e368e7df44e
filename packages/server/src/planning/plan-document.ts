import {
  annualPlanBy,
  type Clause,
  drawWindow,
  periodRange,
  periodsOfYear,
  periodTitle,
  shanghaiDay,
} from '@mingqian/rules'
import {
  type Block,
  clauseWords,
  dayWords,
  filingAddressees,
  heading,
  type OfficialDocument,
  type Part,
  paragraph,
  rangeWords,
  type Table,
} from '../documents/index.ts'
import {
  classesOf,
  classLabel,
  derivationBlocks,
  type PlanDocumentInput,
  shortPeriod,
  sumOf,
} from './plan-derivations.ts'

const quotaTable = ({ plan, ruleSet }: PlanDocumentInput): Table => {
  const classes = classesOf(plan)
  const row = (title: string, period?: string) => [
    title,
    ...classes.map(name => String(sumOf(plan, { ...(period ? { period } : {}), class: name }))),
    String(sumOf(plan, period ? { period } : {})),
  ]
  return {
    kind: 'table',
    columns: [
      { title: '时段', width: 3, align: 'center' },
      ...classes.map(name => ({
        title: classLabel(ruleSet, name),
        width: 3,
        align: 'center' as const,
      })),
      { title: '合计', width: 2, align: 'center' },
    ],
    rows: [
      ...periodsOfYear(plan.year, ruleSet.period).map(period => row(periodTitle(period).zh, period)),
      row('全年'),
    ],
    total: true,
  }
}

const windowTable = ({ plan, ruleSet, calendar }: PlanDocumentInput): readonly Block[] => {
  const windows = periodsOfYear(plan.year, ruleSet.period).map(period => ({
    period,
    window: drawWindow(calendar, ruleSet, period),
  }))
  return [
    {
      kind: 'table',
      columns: [
        { title: '时段', width: 60, align: 'center' },
        { title: '起止日期', width: 186, align: 'center' },
        { title: '摇号期', width: 194, align: 'center' },
      ],
      rows: windows.map(({ period, window }) => {
        const range = periodRange(period)
        return [
          shortPeriod(period),
          rangeWords(range.from, range.to),
          `${rangeWords(window.from, window.to)}${window.provisional ? '※' : ''}`,
        ]
      }),
    },
    ...(windows.some(({ window }) => window.provisional)
      ? [paragraph('注※的日期所在年份放假安排尚未公布，按周末推算，公布后以重新推算的日期为准。')]
      : []),
  ]
}

const deadlineBlocks = ({ plan, ruleSet }: PlanDocumentInput): readonly Block[] => {
  const { deadlines } = ruleSet
  const due = annualPlanBy(ruleSet, plan.year).day
  return [
    paragraph(`本计划应于${dayWords(due)}前确定（${clauseWords(deadlines.annualPlan.clause)}）。`),
    paragraph(
      `现场检查结束后，应在${deadlines.register.workingDays}个工作日内将结果填报动态信息库（${clauseWords(deadlines.register.clause)}）。`,
    ),
    paragraph(
      `检查结果应在${deadlines.disclosure.workingDays}个工作日内向社会公开（${clauseWords(deadlines.disclosure.clause)}）。`,
    ),
    paragraph(`责令改正的，整改期限从其决定：${clauseWords(deadlines.rectification?.clause ?? noTerm)}。`),
  ]
}

const noTerm: Clause = { id: '—', zh: '以责令改正决定书载明的为准', en: '' }

const planPart = (input: PlanDocumentInput): Part => {
  const { plan, bureau, ruleSet } = input
  const classes = classesOf(plan)
  const facilities = classes.reduce((sum, name) => sum + (plan.facilities[name] ?? 0), 0)
  const seats = ruleSet.team.inspectorsAtLeast
  const filing = ruleSet.deadlines.filing
  return {
    title: [bureau.name, `${plan.year}年环境监察年度工作计划`],
    ...(plan.state === 'draft' ? { note: '征求意见稿' } : {}),
    blocks: [
      paragraph(
        `为落实“双随机、一公开”监管要求，合理安排${plan.year}年污染源日常环境监管随机抽查工作，制定本计划。`,
      ),
      heading('编制依据'),
      paragraph(
        `本计划依据${ruleSet.source.issuer.zh}《${ruleSet.title.zh}》${ruleSet.source.number ? `（${ruleSet.source.number}）` : ''}第${ruleSet.version}版规则编制，各项数量所依条款见第四部分。`,
      ),
      heading('监管对象和执法力量'),
      paragraph(
        `截至${dayWords(shanghaiDay(plan.createdAt))}，抽查库中参加抽查的污染源共${facilities}家，其中${classes
          .map(name => `${classLabel(ruleSet, name)}${plan.facilities[name] ?? 0}家`)
          .join('、')}；在编在岗执法检查人员${plan.inspectorsInPost}人。`,
      ),
      heading('抽查数量'),
      paragraph(`全年计划抽查${plan.total}家次，各时段安排见下表（单位：家次）。`),
      quotaTable(input),
      paragraph(
        `每次检查不少于${seats}人（${clauseWords(ruleSet.team.clause)}），全年至少需${plan.total * seats}人次${workload(input)}。专项执法检查、违法案件查处、后督察和信访案件处理不计入上述数量。`,
      ),
      heading('数量推导'),
      ...derivationBlocks(input),
      paragraph(
        '以上数量按编制时两库现状推算。每期摇号时按当日两库重新核定，低于规则要求的，按规则要求抽取。',
      ),
      heading('摇号时间'),
      paragraph(`每期名单在下列摇号期内确定（${clauseWords(ruleSet.deadlines.draw.clause)}）：`),
      ...windowTable(input),
      heading('填报、整改和公开'),
      ...deadlineBlocks(input),
      ...(filing
        ? [
            heading('备案'),
            paragraph(
              `本计划和每期摇号情况报${filingAddressees(bureau).join('、')}备案（${clauseWords(filing.clause)}）。`,
            ),
          ]
        : []),
      ...(plan.state === 'approved'
        ? [
            paragraph(
              `本计划由${plan.approvedBy}于${dayWords(shanghaiDay(plan.approvedAt))}批准，已记入公开透明日志第${plan.logIndex}号并向社会公开，不再更改。`,
            ),
          ]
        : []),
    ],
  }
}

/** Visits a head, to one decimal, in integer arithmetic. */
const workload = ({ plan, ruleSet }: PlanDocumentInput): string => {
  if (plan.inspectorsInPost === 0) return ''
  const tenths = Math.round((plan.total * ruleSet.team.inspectorsAtLeast * 10) / plan.inspectorsInPost)
  return `，人均约${Math.floor(tenths / 10)}.${tenths % 10}次`
}

/**
 * The annual plan of a year as a document: a draft goes round for comment as it is, an approved plan is issued by a
 * notice with the issuer's mark, its number left open, its day that of the approval, and copies to those it is filed
 * with.
 */
export const planDocument = (input: PlanDocumentInput): OfficialDocument => {
  const { plan, bureau, ruleSet } = input
  const part = planPart(input)
  const title = `${plan.year}年环境监察年度工作计划`
  if (plan.state === 'draft')
    return {
      name: `${bureau.name}${title}（征求意见稿）`,
      asOf: plan.createdAt,
      issue: null,
      main: part,
      annexes: [],
    }
  const day = shanghaiDay(plan.approvedAt)
  return {
    name: `${bureau.name}${title}`,
    asOf: plan.approvedAt,
    issue: {
      issuer: bureau.name,
      numberYear: day.slice(0, 4),
      addressees: '各科室、直属单位',
      day,
      copyTo: ruleSet.deadlines.filing ? filingAddressees(bureau) : [],
    },
    main: {
      title: [bureau.name, '关于印发', `《${title}》`, '的通知'],
      blocks: [paragraph(`《${title}》已由${plan.approvedBy}批准，现印发给你们，请认真组织实施。`)],
    },
    issued: part,
    annexes: [],
  }
}
