import { phone } from './facilities.ts'
import { choice, code, list, type ReadingContext, text, yesOrNo } from './read-value.ts'
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

export type InspectorPost = 'in-post' | 'on-leave' | 'seconded' | 'left'

/** An inspector (执法检查人员) as a sheet gives one. */
export interface InspectorImport {
  readonly code?: string | undefined
  readonly name: string
  /** Number of the enforcement certificate (执法证). */
  readonly certificate: string
  readonly unit?: string | undefined
  readonly post: InspectorPost
  /** May take the lead (主办). */
  readonly lead: boolean
  readonly sampler: boolean
  /** Areas in charge; empty means everywhere. */
  readonly areas: readonly string[]
  /** Facilities to keep away from (回避): register numbers or credit codes. */
  readonly avoid: readonly string[]
  readonly phone?: string | undefined
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
  post: {
    headings: ['在岗状态', '状态', '岗位状态', '在岗情况', '是否在岗', '人员状态'],
    read: choice<InspectorPost>([
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
  build: (values: RowValues<typeof inspectorColumns>): InspectorImport => ({
    ...values,
    name: values.name ?? '',
    certificate: values.certificate ?? '',
    post: values.post ?? 'in-post',
    lead: values.lead ?? false,
    sampler: values.sampler ?? false,
    areas: values.areas ?? [],
    avoid: values.avoid ?? [],
  }),
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
