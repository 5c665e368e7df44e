import { mayLieInProvince, provinceOf, provincesAround, type RiskGrade } from '@mingqian/rules'
import { cleanCode } from './clean-text.ts'
import { facilityClass } from './facility-class.ts'
import type { Finding } from './finding.ts'
import type { Operation } from './operation.ts'
import {
  choice,
  code,
  creditCode,
  division,
  latitude,
  list,
  longitude,
  pastDay,
  permit,
  type ReadingContext,
  text,
} from './read-value.ts'
import type { SheetRow } from './sheet.ts'
import {
  type Column,
  type ParsedTable,
  parseTable,
  type RowValues,
  type TableReader,
  type TableReading,
  tableReader,
} from './table.ts'

/** A facility (污染源) as a sheet gives it: the site, not the legal person. Days are ISO days. */
export interface FacilityImport {
  /** Number in the register; given by us if absent. */
  readonly code?: string | undefined
  readonly name: string
  readonly formerNames: readonly string[]
  readonly creditCode: string
  readonly legalPerson?: string | undefined
  /** Id of a class of the rules in force. */
  readonly class: string
  readonly division: string
  /** Street or town in charge, free text. */
  readonly area?: string | undefined
  /** Empty only if the file has no such column. */
  readonly address: string
  readonly industry?: string | undefined
  readonly permit?: string | undefined
  readonly keyKinds: readonly string[]
  /** Goes into the dossier as an entry of the day of the import. */
  readonly riskGrade?: RiskGrade | undefined
  readonly lastVisitedOn?: string | undefined
  readonly operation: Operation
  /** Since when the facility does not operate, and what proves it: an exclusion is asked for with them. */
  readonly stoppedOn?: string | undefined
  readonly stoppedEvidence?: string | undefined
  readonly longitude?: number | undefined
  readonly latitude?: number | undefined
  readonly contact?: string | undefined
  readonly phone?: string | undefined
  readonly remark?: string | undefined
}

export const phone = code(/^[-0-9+()/、,;转]{7,40}$/, '7位以上电话号码', 'a phone number of 7 digits or more')

export const facilityColumns = {
  code: {
    headings: ['污染源编号', '编号', '污染源编码', '企业编号', '单位编号', '企业编码', '污染源代码'],
    read: code(
      /^[-0-9A-Z_.\p{Script=Han}]{1,40}$/u,
      '40个以内的字母、数字或汉字',
      'up to 40 letters or digits',
    ),
  },
  name: {
    headings: [
      '单位名称',
      '企业名称',
      '污染源名称',
      '排污单位名称',
      '单位全称',
      '企业全称',
      '被抽查单位',
      '名称',
    ],
    read: text(100),
    mandatory: 'column',
  },
  formerNames: {
    headings: ['曾用名', '原名称', '曾用名称', '企业曾用名', '单位曾用名'],
    read: list(text(100)),
  },
  legalPerson: {
    headings: ['法定代表人', '法人代表', '法人', '法定代表人姓名', '法人姓名', '法定代表人（负责人）'],
    read: text(50),
  },
  creditCode: {
    headings: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码', '统一社会信用代码证号'],
    read: creditCode,
    mandatory: 'column',
  },
  class: {
    headings: [
      '监管类别',
      '重点/一般',
      '重点一般',
      '污染源类别',
      '单位类别',
      '监管级别',
      '监管类型',
      '是否重点',
      '是否重点排污单位',
      '污染源监管类别',
      '排污单位类别',
      '类别',
    ],
    read: facilityClass,
    mandatory: 'column',
  },
  division: {
    headings: ['行政区划代码', '行政区代码', '行政区划', '区划代码', '所属行政区划代码', '行政区划编码'],
    read: division,
  },
  area: {
    headings: [
      '所属街镇',
      '街道',
      '所属街道',
      '街镇',
      '所属镇街',
      '镇街',
      '乡镇街道',
      '所属乡镇',
      '所属片区',
      '片区',
      '所在街道',
    ],
    read: text(50),
  },
  address: {
    headings: [
      '详细地址',
      '生产经营场所地址',
      '地址',
      '单位地址',
      '企业地址',
      '生产地址',
      '经营地址',
      '生产经营地址',
      '单位详细地址',
      '场所地址',
    ],
    read: text(200),
    mandatory: 'cell',
  },
  industry: {
    headings: ['行业类别代码', '行业代码', '行业类别', '国民经济行业代码', '所属行业代码', '行业'],
    read: code(
      /^(?:[A-T][0-9]{2,4}|[0-9]{2,4})$/,
      '门类字母+2至4位数字，如C3120（GB/T 4754-2017）',
      'a letter and 2 to 4 digits such as C3120',
    ),
  },
  permit: {
    headings: ['排污许可证编号', '排污许可证号', '许可证编号', '排污许可编号', '排污许可证'],
    read: permit,
  },
  keyKinds: {
    headings: ['重点类别', '重点排污单位类别', '重点监管要素', '重点要素', '重点类型'],
    read: list(text(30)),
  },
  riskGrade: {
    headings: ['环境风险等级', '风险等级', '环境风险级别', '突发环境事件风险等级'],
    read: choice<RiskGrade>([
      ['major', '重大', '重大风险', '重大环境风险', '高', '高风险', 'major'],
      ['considerable', '较大', '较大风险', '较大环境风险', '中', '中风险', 'considerable'],
      ['ordinary', '一般', '一般风险', '一般环境风险', '低', '低风险', 'ordinary'],
    ]),
  },
  lastVisitedOn: {
    headings: [
      '最近检查日期',
      '上次检查日期',
      '最近一次检查日期',
      '最近检查时间',
      '上次检查时间',
      '最近抽查日期',
    ],
    read: pastDay,
  },
  operation: {
    headings: ['生产状态', '状态', '经营状态', '运行状态', '生产经营状态', '企业状态', '生产状况'],
    read: choice<Operation>([
      ['operating', '正常', '正常生产', '在产', '生产', '运行', '在营', '开业', 'operating', 'active'],
      ['suspended', '停产', '长期停产', '停业', '停工', 'suspended'],
      ['closed', '关闭', '已关闭', '关停', 'closed'],
      ['moved', '搬迁', '已搬迁', '迁出', 'moved'],
      ['bankrupt', '破产', '已破产', '破产清算', 'bankrupt'],
      ['deregistered', '注销', '已注销', '吊销', 'deregistered'],
    ]),
  },
  stoppedOn: {
    headings: ['状态起始日期', '状态日期', '状态起始时间', '停产日期', '停产关闭日期', '状态变更日期'],
    read: pastDay,
  },
  stoppedEvidence: {
    headings: ['依据', '状态依据', '停产依据', '停产原因', '状态原因', '原因'],
    read: text(200),
  },
  longitude: { headings: ['经度', '东经', '中心经度'], read: longitude },
  latitude: { headings: ['纬度', '北纬', '中心纬度'], read: latitude },
  contact: { headings: ['联系人', '环保联系人', '企业联系人', '环保负责人', '负责人'], read: text(50) },
  phone: {
    headings: ['联系电话', '电话', '手机', '手机号', '联系方式', '联系人电话', '电话号码'],
    read: phone,
  },
  remark: { headings: ['备注', '说明'], read: text(500) },
} as const satisfies Readonly<Record<string, Column<unknown>>>

type FacilityValues = RowValues<typeof facilityColumns>

/** An address as it is compared. */
export const siteText = (address: string): string => cleanCode(address).replace(/[\p{P}\p{S}]/gu, '')

/** What makes a facility one and the same: credit code and address, for two sites may share one credit code. */
export const facilityKey = (facility: Pick<FacilityImport, 'creditCode' | 'address'>): string =>
  `${facility.creditCode}@${siteText(facility.address)}`

const takesNoPartWithout = (zh: string, en: string) =>
  ({
    problem: 'missing',
    message: { zh: `不参加抽查的单位未写明${zh}`, en: `a facility that takes no part has no ${en}` },
    expected: { zh: `填写${zh}`, en: `the ${en}` },
  }) as const

/** What is wrong with a place that cannot lie in the province of its division. */
export const otherProvince = (code: string, east: number, north: number): Finding => {
  const own = provinceOf(code)?.name ?? ''
  const around = provincesAround(east, north).map(({ name }) => name)
  const [zh, en] =
    around.length > 0
      ? [`，该坐标在${around.join('或')}一带`, `; the place is about ${around.join(' or ')}`]
      : ['', '']
  return {
    problem: 'range',
    message: { zh: `经纬度不在${own}范围内${zh}`, en: `the coordinates lie outside of ${own}${en}` },
    expected: { zh: `${own}境内的经纬度`, en: `coordinates in ${own}` },
  }
}

/** What the register already holds, so that a second import finds its doubles. */
export interface FacilityContext extends ReadingContext {
  /** Site keys, as `facilityKey` makes them. */
  readonly existing?: ReadonlySet<string>
  readonly existingCodes?: ReadonlySet<string>
}

export const facilityReading = (
  context: FacilityContext,
): TableReading<typeof facilityColumns, FacilityImport> => ({
  columns: facilityColumns,
  build: (values: FacilityValues, object, has): FacilityImport => {
    const operation = values.operation ?? 'operating'
    const placed = values.division ?? context.bureau
    const { longitude: east, latitude: north } = values
    if (east !== undefined && north !== undefined && !mayLieInProvince(placed, east, north))
      object('longitude', otherProvince(placed, east, north))
    // A file that keeps date and evidence must have them; from one without such columns the state is taken alone.
    if (operation !== 'operating') {
      if (has('stoppedOn') && !values.stoppedOn) object('stoppedOn', takesNoPartWithout('起始日期', 'date'))
      if (has('stoppedEvidence') && !values.stoppedEvidence)
        object('stoppedEvidence', takesNoPartWithout('依据', 'evidence'))
    }
    return {
      ...values,
      name: values.name ?? '',
      creditCode: values.creditCode ?? '',
      class: values.class ?? context.classes.at(-1)?.id ?? '',
      division: placed,
      address: values.address ?? '',
      formerNames: values.formerNames ?? [],
      keyKinds: values.keyKinds ?? [],
      operation,
    }
  },
  keys: [
    {
      fields: ['code'],
      keyOf: facility => facility.code,
      existing: context.existingCodes,
      message: { zh: '污染源编号相同', en: 'same facility number' },
    },
    {
      fields: ['creditCode', 'address'],
      keyOf: facilityKey,
      existing: context.existing,
      message: { zh: '统一社会信用代码和地址均相同', en: 'same credit code and address' },
    },
  ],
})

/** Reads facilities row after row, as `parseFacilities` does all at once. */
export const facilityReader = (context: FacilityContext): TableReader<FacilityImport> =>
  tableReader(context, facilityReading(context))

/** Facilities of a sheet: those that can be imported, and every bad cell of those that cannot. */
export const parseFacilities = (
  rows: readonly SheetRow[],
  context: FacilityContext,
): ParsedTable<FacilityImport> => parseTable(rows, context, facilityReading(context))
