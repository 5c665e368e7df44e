import { creditCodeCheckDigit } from '@mingqian/rules'
import writeWorkbook from 'write-excel-file/node'
import { facilityColumns } from './facilities.ts'
import type { FacilityClass } from './facility-class.ts'
import { inspectorColumns } from './inspectors.ts'
import type { Columns } from './table.ts'

interface Template {
  readonly sheet: string
  readonly columns: Columns
  /** An invented row; its credit code is of the demo's division 150299, which does not exist. */
  readonly example: Readonly<Record<string, string>>
  /** What to write, by field. */
  readonly notes: Readonly<Record<string, string>>
}

const exampleStart = '91150299EXAMPLE00'.replaceAll(/[^0-9A-HJ-NPQRTUWXY]/g, '0')
const exampleCreditCode = exampleStart + creditCodeCheckDigit(exampleStart)

const facilities: Template = {
  sheet: '污染源',
  columns: facilityColumns,
  example: {
    code: 'WRY-0001',
    name: '示例县样例机械厂（填写时请删除本行）',
    creditCode: exampleCreditCode,
    area: '示例街道',
    address: '示例街道样例路1号',
    industry: 'C3120',
    complaints: '0',
    riskGrade: '一般',
    lastVisitedOn: '2026-03-18',
    status: '正常',
    contact: '张某某',
    phone: '04720000000',
  },
  notes: {
    code: '选填；不填由系统编号',
    name: '必填；营业执照上的全称',
    creditCode: '必填；18位，单元格设为文本格式；同一单位有两个场所的，各列一行，代码相同、地址不同',
    division: '选填；6位，默认为本单位的行政区划代码',
    area: '选填；街道、镇名称',
    address: '必填；排污口所在的生产经营场所地址',
    industry: '选填；GB/T 4754-2017，门类字母加2至4位数字',
    permit: '选填；22位',
    keyKinds: '选填；水、气、土壤等，可填多项，用、分开',
    complaints: '选填；0或正整数，默认0',
    seriousViolationOn: '选填；日期',
    riskGrade: '选填；重大、较大 或 一般',
    lastVisitedOn: '选填；日期',
    status: '选填；正常、停产、关闭、搬迁 或 注销，默认正常',
    statusSince: '停产、关闭、搬迁、注销的必填；日期',
    statusReason: '停产、关闭、搬迁、注销的必填；写明证明材料',
    longitude: '选填；度，WGS-84或CGCS2000',
    latitude: '选填；度，WGS-84或CGCS2000',
  },
}

const inspectors: Template = {
  sheet: '执法人员',
  columns: inspectorColumns,
  example: {
    code: 'RY-001',
    name: '李某某（填写时请删除本行）',
    certificate: '150299000001',
    unit: '监察一中队',
    post: '在岗',
    lead: '是',
    sampler: '否',
  },
  notes: {
    code: '选填；不填由系统编号',
    name: '必填',
    certificate: '必填；不得重复',
    certificateFrom: '选填；日期',
    certificateUntil: '选填；日期。抽查规则要求执法证有效的，到期后不参加摇号',
    inEstablishment: '选填；在编 或 不在编，默认在编',
    post: '选填；在岗、长假、借调 或 离岗，默认在岗',
    lead: '选填；是 或 否，默认否',
    sampler: '选填；是 或 否，默认否',
    specialities: '选填；如噪声、危险废物、辐射，可填多项，用、分开',
    areas: '选填；用、分开；不填表示全区',
    avoid: '选填；污染源编号或统一社会信用代码，用、分开',
    phone: '选填；加密保存，不公开',
    idNumber: '选填；18位，单元格设为文本格式；加密保存，不公开',
  },
}

/** An empty .xlsx to fill in: Chinese headings, one invented example row, and a sheet of notes. */
export const importTemplate = async (
  kind: 'facilities' | 'inspectors',
  classes: readonly FacilityClass[],
): Promise<Uint8Array> => {
  const named = classes.map(({ label }) => label.zh)
  const { columns, sheet, example, notes } =
    kind === 'facilities'
      ? {
          ...facilities,
          example: { ...facilities.example, class: named.at(-1) ?? '' },
          notes: { ...facilities.notes, class: `必填；${named.join('、')} 之一` },
        }
      : inspectors
  const fields = Object.entries(columns)
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  const asText = (value: string | undefined) => ({ value: value ?? '', type: String, format: '@' as const })
  const heading = ([, column]: (typeof fields)[number]) =>
    `${column.headings[0]}${column.mandatory ? '*' : ''}`
  return writeWorkbook([
    {
      sheet,
      columns: fields.map(() => ({ width: 20 })),
      stickyRowsCount: 1,
      data: [fields.map(one => bold(heading(one))), fields.map(([field]) => asText(example[field]))],
    },
    {
      sheet: '填写说明',
      columns: [{ width: 24 }, { width: 80 }, { width: 60 }],
      data: [
        [bold('列名'), bold('填写要求'), bold('也认这些列名')],
        ...fields.map(([field, column]) => [
          column.headings[0],
          notes[field] ?? '选填',
          column.headings.slice(1).join('、'),
        ]),
      ],
    },
  ]).toBuffer()
}
