import {
  annualPlanBy,
  type Clause,
  drawWindow,
  type Level,
  periodRange,
  periodsOfYear,
  periodTitle,
  quotasFor,
  type RuleSet,
  shanghaiDay,
} from '@mingqian/rules'
import {
  type Block,
  dayWords,
  filingAddressees,
  heading,
  type OfficialDocument,
  type Part,
  paragraph,
  rangeWords,
  subheading,
  type Table,
  tight,
} from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Plan } from './plans.ts'

export type PlanDocumentInput = {
  readonly plan: Plan
  readonly bureau: Bureau
  readonly ruleSet: RuleSet
  readonly level: Level
}

type Derivation = { readonly period: string; readonly quota: number; readonly sentence: string }

/** A clause by the number its source gives it, if it gives one, and in its words. */
const cited = ({ id, zh }: Clause): string => tight(id === '—' ? zh : `${id}：${zh}`)

const classLabel = (ruleSet: RuleSet, id: string): string =>
  ruleSet.classes.find(one => one.id === id)?.label.zh ?? id

const classesOf = (plan: Plan): readonly string[] => [...new Set(plan.quotas.map(quota => quota.class))]

const sumOf = (plan: Plan, wanted: { readonly period?: string; readonly class?: string }): number =>
  plan.quotas
    .filter(
      each => each.period === (wanted.period ?? each.period) && each.class === (wanted.class ?? each.class),
    )
    .reduce((sum, { quota }) => sum + quota, 0)

/**
 * How each period's number of a class comes about, in the words of the rules. What the rules as they are now do not
 * lead to (a plan approved under an earlier version) is not explained rather than explained wrongly.
 */
const derivations = ({ plan, ruleSet, level }: PlanDocumentInput): ReadonlyMap<string, Derivation[]> => {
  const due = new Map(Object.entries(plan.facilities))
  const found = new Map<string, Derivation[]>()
  for (const period of periodsOfYear(plan.year, ruleSet.period)) {
    const classes = Object.fromEntries(
      Object.entries(plan.facilities).map(([name, total]) => [name, { total, due: due.get(name) ?? 0 }]),
    )
    const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost: plan.inspectorsInPost })
    for (const name of classesOf(plan)) {
      const own = strata.filter(each => each.class === name)
      const quota = sumOf(plan, { period, class: name })
      due.set(name, Math.max(0, (due.get(name) ?? 0) - quota))
      if (own.reduce((sum, each) => sum + each.quota, 0) !== quota) continue
      const sentence = own[0] && tight(own[0].explanation.zh)
      if (sentence) found.set(name, [...(found.get(name) ?? []), { period, quota, sentence }])
    }
  }
  return found
}

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

const windowTable = ({ plan, ruleSet }: PlanDocumentInput): readonly Block[] => {
  const windows = periodsOfYear(plan.year, ruleSet.period).map(period => ({
    period,
    window: drawWindow(ruleSet, period),
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
    paragraph(`本计划应于${dayWords(due)}前确定（${cited(deadlines.annualPlan.clause)}）。`),
    paragraph(
      `现场检查结束后，应在${deadlines.register.workingDays}个工作日内将结果填报动态信息库（${cited(deadlines.register.clause)}）。`,
    ),
    paragraph(
      `检查结果应在${deadlines.disclosure.workingDays}个工作日内向社会公开（${cited(deadlines.disclosure.clause)}）。`,
    ),
    paragraph(`责令改正的，整改期限从其决定：${cited(deadlines.rectification?.clause ?? noTerm)}。`),
  ]
}

const noTerm: Clause = { id: '—', zh: '以责令改正决定书载明的为准', en: '' }

const derivationBlocks = (input: PlanDocumentInput): readonly Block[] => {
  const { plan, ruleSet, level } = input
  const explained = derivations(input)
  return classesOf(plan).flatMap(name => {
    const rule = ruleSet.quotas.find(each => each.level === level && each.class === name)
    const label = classLabel(ruleSet, name)
    // Periods reckoned alike are told once.
    const grouped = new Map<string, string[]>()
    for (const { period, sentence } of explained.get(name) ?? [])
      grouped.set(sentence, [...(grouped.get(sentence) ?? []), period])
    return [
      subheading(label),
      paragraph(
        `所依条款${rule ? cited(rule.clause) : '见现行规则'}。全年${sumOf(plan, { class: name })}家次，推导如下：`,
      ),
      ...[...grouped].map(([sentence, periods]) =>
        paragraph(`${periods.map(period => shortPeriod(period)).join('、')}：${sentence}。`),
      ),
    ]
  })
}

/** 第一季度 within a text about one year. */
const shortPeriod = (period: string): string => {
  const [year = ''] = period.split('-')
  return periodTitle(period as never).zh.replace(new RegExp(`^${year}年(?=.)`), '')
}

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
        `每次检查不少于${seats}人（${cited(ruleSet.team.clause)}），全年至少需${plan.total * seats}人次${workload(input)}。专项执法检查、违法案件查处、后督察和信访案件处理不计入上述数量。`,
      ),
      heading('数量推导'),
      ...derivationBlocks(input),
      paragraph(
        '以上数量按编制时两库现状推算。每期摇号时按当日两库重新核定，低于规则要求的，按规则要求抽取。',
      ),
      heading('摇号时间'),
      paragraph(`每期名单在下列摇号期内确定（${cited(ruleSet.deadlines.draw.clause)}）：`),
      ...windowTable(input),
      heading('填报、整改和公开'),
      ...deadlineBlocks(input),
      ...(filing
        ? [
            heading('备案'),
            paragraph(
              `本计划和每期摇号情况报${filingAddressees(bureau).join('、')}备案（${cited(filing.clause)}）。`,
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
      title: [`${bureau.name}关于印发`, `《${title}》的通知`],
      blocks: [paragraph(`《${title}》已由${plan.approvedBy}批准，现印发给你们，请认真组织实施。`)],
    },
    issued: part,
    annexes: [],
  }
}
