import { shanghaiDay } from '@mingqian/rules'
import writeWorkbook from 'write-excel-file/node'
import type { Rows } from '../platform/database.ts'
import type { Language, Text } from '../platform/text.ts'
import { facilitiesByIds, type RegisteredFacility } from '../registry/index.ts'
import { assess } from './assess.ts'
import { categoryLabels } from './categories.ts'
import type { Criteria } from './criteria.ts'
import { type Decision, decisionsOf } from './decision.ts'
import { type Difference, differencesToForce, type Standing } from './differences.ts'
import type { Edition } from './edition.ts'

const standingTitles: Readonly<Record<Standing, Text>> = {
  new: { zh: '新增', en: 'New' },
  kept: { zh: '保留', en: 'Kept' },
  dropped: { zh: '移出', en: 'Dropped' },
  open: { zh: '待认定', en: 'To be decided' },
}

type Row = {
  readonly facilityId: string
  readonly category: Difference['category']
  readonly facility: RegisteredFacility | undefined
  readonly decision: Decision | undefined
  readonly standing: Standing | undefined
}

const yes = { zh: '列入', en: 'Listed' }
const no = { zh: '不列入', en: 'Not listed' }

const measured = (value: number | boolean, unit: Text | null, language: Language): string =>
  typeof value === 'number'
    ? `${value} ${unit?.[language] ?? ''}`.trim()
    : { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language]

/** Each score with the value it rests on, a line each. */
const scoreLines = (criteria: Criteria, decision: Decision, language: Language): string => {
  const { scores } = assess(criteria, decision.category, decision.findings)
  return scores
    .map(({ criterion, points, lists }) => {
      const known = criteria.criteria.find(({ id }) => id === criterion)
      const found = decision.findings.find(each => each.criterion === criterion)
      if (!known || !found) return ''
      const unit = known.measure.kind === 'value' ? known.measure.unit : null
      const said = measured(found.value, unit, language)
      const counted = lists ? { zh: '直接列入', en: 'lists by itself' }[language] : String(points)
      return `${known.label[language]}: ${said} → ${counted}${found.note ? ` (${found.note})` : ''}`
    })
    .join('\n')
}

type Column = {
  readonly title: Text
  readonly width: number
  readonly of: (row: Row, criteria: Criteria, language: Language) => string
}

const columns: readonly Column[] = [
  { title: { zh: '污染源编号', en: 'Facility no.' }, width: 14, of: row => row.facilityId },
  { title: { zh: '单位名称', en: 'Facility' }, width: 32, of: row => row.facility?.name ?? '' },
  {
    title: { zh: '统一社会信用代码', en: 'Credit code' },
    width: 22,
    of: row => row.facility?.creditCode ?? '',
  },
  { title: { zh: '所属街镇', en: 'Area' }, width: 14, of: row => row.facility?.area ?? '' },
  {
    title: { zh: '类别', en: 'Category' },
    width: 18,
    of: (row, _criteria, language) => categoryLabels[row.category][language],
  },
  {
    title: { zh: '与现行名录相比', en: 'Against the edition in force' },
    width: 14,
    of: (row, _criteria, language) => (row.standing ? standingTitles[row.standing][language] : ''),
  },
  {
    title: { zh: '认定', en: 'Decision' },
    width: 10,
    of: ({ decision }, _criteria, language) => (decision ? (decision.listed ? yes : no)[language] : ''),
  },
  {
    title: { zh: '总分', en: 'Points' },
    width: 8,
    of: ({ decision }) => (decision ? String(decision.total) : ''),
  },
  {
    title: { zh: '各项得分', en: 'Scores' },
    width: 56,
    of: ({ decision }, criteria, language) => (decision ? scoreLines(criteria, decision, language) : ''),
  },
  { title: { zh: '理由', en: 'Reason' }, width: 32, of: ({ decision }) => decision?.reason ?? '' },
  { title: { zh: '认定人', en: 'Decided by' }, width: 12, of: ({ decision }) => decision?.by ?? '' },
  {
    title: { zh: '认定日期', en: 'Decided on' },
    width: 12,
    of: ({ decision }) => (decision ? shanghaiDay(decision.at) : ''),
  },
]

/** Every decision of an edition as an .xlsx, and what of the edition in force is still open; one pair a row. */
export const decisionsWorkbook = async (
  rows: Rows,
  edition: Edition,
  language: Language,
): Promise<Uint8Array> => {
  const decisions = await decisionsOf(rows, edition)
  const differences = edition.state === 'published' ? [] : await differencesToForce(rows, edition)
  const key = (each: { readonly facilityId: string; readonly category: string }) =>
    `${each.facilityId} ${each.category}`
  const decided = new Map(decisions.map(each => [key(each), each]))
  const standing = new Map(differences.map(each => [key(each), each.standing]))
  const pairs = new Map([...differences, ...decisions].map(each => [key(each), each]))
  const registered = await facilitiesByIds(rows, edition.bureau, [
    ...new Set([...pairs.values()].map(({ facilityId }) => facilityId)),
  ])
  const lines = [...pairs].sort(([one], [other]) => (one < other ? -1 : 1))
  const cell = (value: string) => (value ? { value, type: String, format: '@' as const, wrap: true } : null)
  return writeWorkbook(
    [
      columns.map(({ title }) => ({ value: title[language], type: String, fontWeight: 'bold' as const })),
      ...lines.map(([pair, { facilityId, category }]) => {
        const row: Row = {
          facilityId,
          category,
          facility: registered.get(facilityId),
          decision: decided.get(pair),
          standing: standing.get(pair),
        }
        return columns.map(column => cell(column.of(row, edition.criteria, language)))
      }),
    ],
    {
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      sheet: language === 'zh' ? '认定表' : 'Decisions',
    },
  ).toBuffer()
}
