import writeWorkbook from 'write-excel-file/node'
import { kindTitles, outsideKinds } from '../outside/index.ts'
import type { Language, Text } from '../platform/text.ts'
import type { YearStatistics } from './year-statistics.ts'

const words = {
  random: { zh: '双随机抽查', en: 'Random regime' },
  outside: { zh: '日常抽查以外的检查', en: 'Outside the regime' },
  period: { zh: '抽查期', en: 'Period' },
  class: { zh: '监管类别', en: 'Class' },
  planned: { zh: '计划数', en: 'Planned' },
  drawn: { zh: '抽取数', en: 'Drawn' },
  visited: { zh: '已检查', en: 'Visited' },
  recorded: { zh: '已提交记录', en: 'Recorded' },
  published: { zh: '已公示', en: 'Published' },
  violations: { zh: '发现违法', en: 'Violations' },
  kind: { zh: '检查类别', en: 'Kind' },
  visits: { zh: '检查次数', en: 'Visits' },
  total: { zh: '合计', en: 'Total' },
  register: { zh: '抽查库', en: 'Pool' },
  registered: { zh: '库中单位', en: 'In the register' },
  inPool: { zh: '参加抽查', en: 'Take part' },
  out: { zh: '不参加抽查', en: 'Take no part' },
  reasons: { zh: '不参加的原因', en: 'Why they take no part' },
  returned: { zh: '期内回库', en: 'Came back' },
  asOf: { zh: '截至', en: 'As of' },
  wholeYear: { zh: '全年', en: 'Whole year' },
} as const satisfies Readonly<Record<string, Text>>

const quarterTitle = (quarter: number): Text => ({
  zh: `第${'一二三四'[quarter - 1]}季度`,
  en: `Q${quarter}`,
})

/** The year's statistics as an .xlsx: a sheet of the random regime, one of what stands outside it, one of the pool. */
export const statisticsWorkbook = (
  { year, random, outside, register }: YearStatistics,
  language: Language,
): Promise<Uint8Array> => {
  const word = (name: keyof typeof words) => words[name][language]
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  const title = (name: 'random' | 'outside' | 'register') => [bold(`${year} ${word(name)}`)]
  const numbers = ['planned', 'drawn', 'visited', 'recorded', 'published', 'violations'] as const
  const quarters = [1, 2, 3, 4, null] as const
  const quarterName = (quarter: number | null) =>
    quarter === null ? word('wholeYear') : quarterTitle(quarter)[language]
  return writeWorkbook([
    {
      sheet: word('random'),
      columns: [{ width: 20 }, { width: 12 }, ...numbers.map(() => ({ width: 12 }))],
      stickyRowsCount: 2,
      data: [
        title('random'),
        [word('period'), word('class'), ...numbers.map(word)].map(bold),
        ...random.map(line => [
          line.period === null ? word('wholeYear') : line.title[language],
          line.classTitle?.[language] ?? word('total'),
          ...numbers.map(name => line[name]),
        ]),
      ],
    },
    {
      sheet: word('outside'),
      columns: [{ width: 24 }, ...quarters.flatMap(() => [{ width: 18 }, { width: 18 }])],
      stickyRowsCount: 2,
      data: [
        title('outside'),
        [
          word('kind'),
          ...quarters.flatMap(quarter =>
            (['visits', 'violations'] as const).map(name => `${quarterName(quarter)} ${word(name)}`),
          ),
        ].map(bold),
        ...[...outsideKinds, null].map(kind => [
          kind === null ? word('total') : kindTitles[kind][language],
          ...quarters.flatMap(quarter => {
            const line = outside.find(each => each.quarter === quarter && each.kind === kind)
            return [line?.visits ?? 0, line?.violations ?? 0]
          }),
        ]),
      ],
    },
    {
      sheet: word('register'),
      columns: [{ width: 20 }, { width: 14 }, { width: 14 }, { width: 14 }, { width: 40 }, { width: 14 }],
      stickyRowsCount: 2,
      data: [
        title('register'),
        (['period', 'registered', 'inPool', 'out', 'reasons', 'returned'] as const).map(name =>
          bold(word(name)),
        ),
        ...register.map(line => [
          line.day === null ? line.title[language] : `${word('asOf')} ${line.day}`,
          line.registered,
          line.inPool,
          line.registered === null ? null : line.out.reduce((sum, each) => sum + each.count, 0),
          line.out.map(({ reason, count: n }) => `${reason[language]} ${n}`).join('、'),
          line.returned,
        ]),
      ],
    },
  ]).toBuffer()
}
