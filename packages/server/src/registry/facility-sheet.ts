import type { z } from '@hono/zod-openapi'
import type { RuleSet } from '@mingqian/rules'
import { exclusionText } from '../exclusions/index.ts'
import { columnsFor, type ListedColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import type { Operation } from './import/index.ts'
import type { facilitySchema } from './schemas.ts'

type Answer = z.infer<typeof facilitySchema>

const operationWords: Readonly<Record<Operation, Text>> = {
  operating: { zh: '在产', en: 'Operating' },
  suspended: { zh: '停产', en: 'Suspended' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved away' },
  bankrupt: { zh: '破产', en: 'Bankrupt' },
  deregistered: { zh: '注销', en: 'Deregistered' },
}

const riskWords = {
  major: { zh: '重大', en: 'Major' },
  considerable: { zh: '较大', en: 'Considerable' },
  ordinary: { zh: '一般', en: 'Ordinary' },
} as const satisfies Readonly<Record<string, Text>>

const takesPart = { zh: '参加抽查', en: 'In the pool' }

/** The register's columns as a sheet shows them, named as the list's columns are. Personal numbers are masked. */
export const facilitySheet = (ruleSet: RuleSet): readonly ListedColumn<Answer>[] => {
  const classWord = (id: string): Text | string => ruleSet.classes.find(each => each.id === id)?.label ?? id
  const { text, day, number } = columnsFor<Answer>()
  return [
    text('code', '污染源编号', 'Facility number', 18, row => row.id),
    text('name', '单位名称', 'Name', 34, row => row.name),
    text('formerNames', '曾用名', 'Former names', 30, row => row.formerNames.join('、')),
    text('creditCode', '统一社会信用代码', 'Credit code', 22, row => row.creditCode),
    text('legalPerson', '法定代表人', 'Legal representative', 14, row => row.legalPerson),
    text('class', '监管类别', 'Class', 12, row => classWord(row.class)),
    text('keyKinds', '重点类别', 'Key for', 14, row => row.keyKinds.join('、')),
    text('division', '行政区划代码', 'Division code', 14, row => row.division),
    text('area', '所属街镇', 'Area', 16, row => row.area),
    text('address', '详细地址', 'Address', 36, row => row.address),
    text('industry', '行业类别代码', 'Industry code', 14, row => row.industry),
    text('permit', '排污许可证编号', 'Discharge permit', 26, row => row.permit),
    text('operation', '生产状态', 'Operation', 10, row => operationWords[row.operation]),
    text('risk', '环境风险等级', 'Risk grade', 14, row => (row.riskGrade ? riskWords[row.riskGrade] : null)),
    number('balls', '球数', 'Balls', 8, row => row.balls),
    day('visited', '最近检查日期', 'Last visited', row => row.lastVisitedOn),
    text('state', '抽查状态', 'State', 30, row => (row.exclusion ? exclusionText(row.exclusion) : takesPart)),
    text('contact', '联系人', 'Contact', 12, row => row.contact),
    text('phone', '联系电话', 'Phone', 16, row => row.phone),
    number('longitude', '经度', 'Longitude', 12, row => row.longitude),
    number('latitude', '纬度', 'Latitude', 12, row => row.latitude),
    text('remark', '备注', 'Remark', 30, row => row.remark),
  ]
}
