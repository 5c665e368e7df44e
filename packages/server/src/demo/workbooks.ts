import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { FacilityImport } from '../registry/import/facilities.ts'
import type { InspectorImport } from '../registry/import/inspectors.ts'
import { demoFacilities, demoInspectors } from './district.ts'
import { districtName } from './invented-names.ts'

type Cell = SheetData[number][number]

const text = (value: string | undefined): Cell => (value ? { value, type: String } : null)

/** A date as one office or another writes it, by turns: as words, with dots, as an Excel date. */
const date = (day: string | undefined, turn: number): Cell => {
  if (!day) return null
  const [year, month, date] = day.split('-').map(Number)
  switch (turn % 3) {
    case 0:
      return text(`${year}年${month}月${date}日`)
    case 1:
      return text(`${year}.${month}.${date}`)
    default:
      return { value: new Date(day), type: Date, format: 'yyyy/m/d' }
  }
}

const fullWidth = (value: string): string =>
  value.replace(/[0-9A-Z]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

const mergedOver = (value: string, columns: number): Cell[] => [
  { value, type: String, columnSpan: columns, align: 'center', fontWeight: 'bold' },
  ...Array<null>(columns - 1).fill(null),
]

const grades = { major: '重大', considerable: '较大', ordinary: '一般' } as const

const facilityHeadings = [
  '序号',
  '所属街镇',
  '单位名称\n（全称）',
  '法定代表人',
  '编 号',
  '统一社会信用代码*',
  '监管类别',
  '行业代码',
  '排污许可证编号',
  '重点类别',
  '详细地址',
  '经度',
  '纬度',
  '环境风险等级',
  '上次检查日期',
  '联系人',
  '联系电话',
  '网格员',
]

const facilityRow = (facility: FacilityImport, index: number, sameArea: number): Cell[] => [
  index + 1,
  sameArea > 0 ? { value: facility.area ?? '', type: String, rowSpan: sameArea } : null,
  text(facility.name),
  text(facility.legalPerson),
  text(facility.code),
  text(index % 17 === 0 ? fullWidth(facility.creditCode) : facility.creditCode),
  text(facility.class === 'key' ? '重点' : '一般'),
  text(facility.industry),
  text(facility.permit),
  text(facility.keyKinds.join('、')),
  text(index % 11 === 0 ? ` ${facility.address}　` : facility.address),
  facility.longitude ?? null,
  facility.latitude ?? null,
  text(facility.riskGrade && grades[facility.riskGrade]),
  date(facility.lastVisitedOn, index + 1),
  text(facility.contact),
  facility.phone ? Number(facility.phone) : null,
  text('—'),
]

const facilitySheet = (): SheetData => {
  const inPool = demoFacilities().filter(facility => facility.operation === 'operating')
  const byArea = Map.groupBy(inPool, facility => facility.area ?? '')
  const width = facilityHeadings.length
  const rows = [...byArea.values()].flatMap(group =>
    group.map((facility, index) => ({ facility, sameArea: index === 0 ? group.length : 0 })),
  )
  return [
    mergedOver(`${districtName}污染源名录（演示数据，均为虚构）`, width),
    mergedOver('填报单位：明川区分局　　　填报日期：2026年10月9日', width),
    [],
    facilityHeadings.map(text),
    ...rows.map(({ facility, sameArea }, index) => facilityRow(facility, index, sameArea)),
    [],
    mergedOver('注：本表单位、地址、代码均为虚构，仅用于演示。', width),
  ]
}

const inspectorHeadings = [
  '序号',
  '姓名',
  '所属中队',
  '人员编号',
  '执法证号',
  '发证日期',
  '有效期至',
  '发证机关',
  '编制情况',
  '在岗状态',
  '可任主办',
  '采样资格',
  '专业特长',
  '负责片区',
  '回避单位',
  '联系电话',
  '身份证号码',
]

const inspectorRow = (inspector: InspectorImport, index: number): Cell[] => [
  index + 1,
  text(inspector.name),
  text(inspector.unit),
  text(inspector.code),
  text(index % 7 === 0 ? fullWidth(inspector.certificate) : inspector.certificate),
  date(inspector.certificateFrom, index),
  date(inspector.certificateUntil, index + 1),
  text(inspector.certificateIssuer),
  text(inspector.inEstablishment ? '在编' : '编外'),
  text('在岗'),
  text(inspector.lead ? '是' : '否'),
  text(inspector.sampler ? '√' : ''),
  text(inspector.specialities?.join('、')),
  text(inspector.areas.join('、')),
  text(inspector.avoid.join('；')),
  inspector.phone ? Number(inspector.phone) : null,
  text(inspector.idNumber),
]

const inspectorSheet = (): SheetData => [
  mergedOver(`${districtName}执法检查人员名录（演示数据，均为虚构）`, inspectorHeadings.length),
  inspectorHeadings.map(text),
  ...demoInspectors()
    .filter(inspector => inspector.post === 'in-post')
    .map(inspectorRow),
]

/**
 * The demo district as an office would send it: .xlsx with a title over the headings, merged streets, dates as text
 * and as dates, full-width digits and stray spaces. Holds the 449 facilities and 30 inspectors that take part.
 */
export const demoWorkbooks = async (): Promise<{
  readonly facilities: Uint8Array
  readonly inspectors: Uint8Array
}> => ({
  facilities: await writeWorkbook(facilitySheet(), { sheet: '污染源名录' }).toBuffer(),
  inspectors: await writeWorkbook(inspectorSheet(), { sheet: '执法人员' }).toBuffer(),
})
