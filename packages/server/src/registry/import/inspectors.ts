import type { Post } from '@mingqian/rules'
import { phone } from './facilities.ts'
import { anyDay, choice, code, idNumber, list, type ReadingContext, text, yesOrNo } from './read-value.ts'
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

/** An inspector (执法检查人员) as a sheet gives one. */
export interface InspectorImport {
  readonly code?: string | undefined
  readonly name: string
  /** Number of the enforcement certificate (执法证). */
  readonly certificate: string
  /** ISO days, the first and the last on which the certificate is valid. */
  readonly certificateFrom?: string | undefined
  readonly certificateUntil?: string | undefined
  readonly certificateIssuer?: string | undefined
  readonly unit?: string | undefined
  /** 在编; true where a sheet says nothing of it. */
  readonly inEstablishment?: boolean | undefined
  readonly post: Post
  /** May take the lead (主办). */
  readonly lead: boolean
  readonly sampler: boolean
  /** Freely named, such as 噪声. */
  readonly specialities?: readonly string[] | undefined
  /** Areas in charge; empty means everywhere. */
  readonly areas: readonly string[]
  /** Facilities to keep away from (回避): register numbers or credit codes. */
  readonly avoid: readonly string[]
  readonly phone?: string | undefined
  /** Identity number, GB 11643. */
  readonly idNumber?: string | undefined
}

export const inspectorColumns = {
  code: {
    headings: ['人员编号', '编号', '工号', '人员编码'],
    read: code(
      /^[-0-9A-Z_.\p{Script=Han}]{1,40}$/u,
      '40个以内的字母、数字或汉字',
      'up to 40 letters or digits',
    ),
  },
  name: { headings: ['姓名', '人员姓名', '执法人员姓名', '执法人员'], read: text(50), mandatory: 'column' },
  certificate: {
    headings: [
      '执法证号',
      '执法证编号',
      '执法证件号',
      '执法证件编号',
      '行政执法证号',
      '行政执法证编号',
      '证件编号',
      '监察执法证号',
      '证号',
    ],
    read: code(/^[-0-9A-Z()\p{Script=Han}]{4,40}$/u, '4至40个字母、数字或汉字', '4 to 40 letters or digits'),
    mandatory: 'column',
  },
  certificateFrom: {
    headings: ['执法证发证日期', '发证日期', '有效期起', '有效期自', '执法证有效期自', '证件有效期起'],
    read: anyDay,
  },
  certificateUntil: {
    headings: [
      '执法证有效期至',
      '有效期至',
      '有效期止',
      '证件有效期至',
      '证件有效期止',
      '执法证有效期',
      '证件有效期',
      '有效期',
    ],
    read: anyDay,
  },
  certificateIssuer: { headings: ['发证机关', '发证单位', '执法证发证机关'], read: text(100) },
  unit: {
    headings: [
      '所属单位/中队',
      '所属单位',
      '所属中队',
      '中队',
      '单位',
      '部门',
      '所属部门',
      '工作单位',
      '所在单位',
    ],
    read: text(100),
  },
  inEstablishment: {
    headings: ['是否在编', '在编', '在编情况', '编制情况', '编制'],
    read: choice<boolean>([
      [true, '在编', '是', '有', 'Y', 'YES', 'TRUE', '1', '行政编', '行政编制', '事业编', '事业编制'],
      [false, '不在编', '否', '无', '编外', '聘用', '合同制', '劳务派遣', 'N', 'NO', 'FALSE', '0'],
    ]),
  },
  post: {
    headings: ['在岗状态', '状态', '岗位状态', '在岗情况', '是否在岗', '人员状态'],
    read: choice<Post>([
      ['in-post', '在岗', '在编在岗', '在职', '是', '正常', 'in-post'],
      ['on-leave', '长假', '休假', '病假', '产假', '请假', '长期休假', 'on-leave'],
      ['seconded', '借调', '抽调', '外派', '挂职', 'seconded'],
      ['left', '离岗', '离职', '退休', '调离', '否', 'left'],
    ]),
  },
  lead: {
    headings: ['可任主办', '主办', '是否主办', '能否主办', '主办资格', '可否主办', '是否可任主办'],
    read: yesOrNo,
  },
  sampler: { headings: ['采样资格', '采样', '是否有采样资格', '是否采样', '采样人员'], read: yesOrNo },
  specialities: {
    headings: ['专业特长', '专长', '特长', '专业', '业务特长', '专业方向'],
    read: list(text(20)),
  },
  areas: { headings: ['负责片区', '片区', '责任片区', '负责街镇', '所属片区', '网格'], read: list(text(50)) },
  avoid: {
    headings: ['回避单位', '回避', '回避企业', '应回避单位', '需回避单位'],
    read: list(
      code(
        /^[-0-9A-Z_.\p{Script=Han}]{1,40}$/u,
        '污染源编号或统一社会信用代码，用、分开',
        'facility numbers or credit codes, separated by commas',
      ),
    ),
  },
  phone: { headings: ['联系电话', '电话', '手机', '手机号', '联系方式', '电话号码'], read: phone },
  idNumber: { headings: ['身份证号码', '身份证号', '身份证', '公民身份号码', '证件号码'], read: idNumber },
} as const satisfies Readonly<Record<string, Column<unknown>>>

/** What makes an inspector one and the same: the enforcement certificate. */
export const inspectorKey = (inspector: Pick<InspectorImport, 'certificate'>): string => inspector.certificate

export interface InspectorContext extends ReadingContext {
  /** Certificates, as `inspectorKey` gives them. */
  readonly existing?: ReadonlySet<string>
  readonly existingCodes?: ReadonlySet<string>
}

export const inspectorReading = (
  context: InspectorContext,
): TableReading<typeof inspectorColumns, InspectorImport> => ({
  columns: inspectorColumns,
  build: (values: RowValues<typeof inspectorColumns>, object): InspectorImport => {
    const { certificateFrom, certificateUntil } = values
    if (certificateFrom && certificateUntil && certificateFrom > certificateUntil)
      object('certificateUntil', {
        problem: 'range',
        message: {
          zh: `有效期止早于起始日期${certificateFrom}`,
          en: `it ends before it begins on ${certificateFrom}`,
        },
        expected: { zh: '不早于起始日期的日期', en: 'a date not before its beginning' },
      })
    return {
      ...values,
      name: values.name ?? '',
      certificate: values.certificate ?? '',
      post: values.post ?? 'in-post',
      lead: values.lead ?? false,
      sampler: values.sampler ?? false,
      areas: values.areas ?? [],
      avoid: values.avoid ?? [],
    }
  },
  keys: [
    {
      fields: ['code'],
      keyOf: inspector => inspector.code,
      existing: context.existingCodes,
      message: { zh: '人员编号相同', en: 'same number' },
    },
    {
      fields: ['certificate'],
      keyOf: inspectorKey,
      existing: context.existing,
      message: { zh: '执法证号相同', en: 'same certificate' },
    },
  ],
})

/** Reads inspectors row after row, as `parseInspectors` does all at once. */
export const inspectorReader = (context: InspectorContext): TableReader<InspectorImport> =>
  tableReader(context, inspectorReading(context))

/** Inspectors of a sheet: those that can be imported, and every bad cell of those that cannot. */
export const parseInspectors = (
  rows: readonly SheetRow[],
  context: InspectorContext,
): ParsedTable<InspectorImport> => parseTable(rows, context, inspectorReading(context))
