// Not by its index: this is read by a thread that reads files, which has no use for the rest.
import { type EntryData, type EntryKindId, entryKind, type Field, objectionsTo } from '../dossiers/index.ts'
import type { Text } from '../platform/text.ts'
import {
  anyDay,
  type Column,
  type Columns,
  choice,
  cleanCode,
  code,
  creditCode,
  decimal,
  pastDay,
  permit,
  type ReadingContext,
  siteText,
  type TableReading,
  text,
  type ValueReader,
  yesOrNo,
} from '../registry/import/index.ts'

/** A row of a list of entries: whose it is, and what it says. */
export type EntryImport = {
  readonly facility: {
    readonly code?: string | undefined
    readonly creditCode?: string | undefined
    readonly name?: string | undefined
    readonly address?: string | undefined
  }
  readonly data: EntryData
}

/** By what a row says which facility it is of. The names can't be those of fields: each kind has its own. */
const ownerColumns = {
  'facility.code': {
    headings: ['污染源编号', '企业编号', '单位编号', '污染源编码', '企业编码', '单位编码', '污染源代码'],
    read: code(
      /^[-0-9A-Z_.\p{Script=Han}]{1,40}$/u,
      '40个以内的字母、数字或汉字',
      'up to 40 letters or digits',
    ),
  },
  'facility.creditCode': {
    headings: [
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '统一信用代码',
      '行政相对人代码',
      '相对人统一社会信用代码',
    ],
    read: creditCode,
  },
  'facility.name': {
    headings: [
      '单位名称',
      '企业名称',
      '污染源名称',
      '排污单位名称',
      '被处罚单位',
      '当事人',
      '行政相对人名称',
      '被投诉单位',
      '被举报单位',
      '名称',
    ],
    read: text(100),
  },
  'facility.address': {
    headings: ['详细地址', '生产经营场所地址', '单位地址', '企业地址', '生产地址', '地址'],
    read: text(200),
  },
} as const satisfies Columns

const readerOf = (field: Field): ValueReader<unknown> => {
  switch (field.type) {
    case 'text':
      return text(field.most)
    case 'day':
      return field.ahead ? anyDay : pastDay
    case 'number':
      return decimal(field)
    case 'choice':
      return choice<string>(
        field.choices.map(({ id, label, written = [] }) => [id, label.zh, ...written, label.en, id] as const),
      )
    case 'yes-no':
      return yesOrNo
    case 'permit-number':
      return permit
    default:
      return field satisfies never
  }
}

const columnOf = (field: Field): Column<unknown> => {
  const label = field.label.zh
  const withUnit = field.unit ? [`${label}（${field.unit}）`] : []
  return {
    headings: [label, ...withUnit, ...(field.headings ?? []), field.label.en],
    read: readerOf(field),
    ...(field.mandatory ? { mandatory: 'column' as const } : {}),
  }
}

export const entryColumns = (kind: EntryKindId): Columns => {
  const { fields } = entryKind(kind)
  // What a kind calls a field of its own comes first: 名称 is the treatment's there, not the firm's.
  return { ...Object.fromEntries(fields.map(field => [field.id, columnOf(field)])), ...ownerColumns }
}

const noOwner: Text = {
  zh: '没有写明是哪个单位',
  en: 'it does not say which facility this is of',
}

/** Reads lists of one kind of entry by the catalogue of dossiers. */
export const entryReading = (
  kindId: EntryKindId,
  context: ReadingContext,
): TableReading<Columns, EntryImport> => {
  const kind = entryKind(kindId)
  const { key } = kind
  return {
    columns: entryColumns(kindId),
    build: (values, object) => {
      const owner = (part: string) => values[`facility.${part}`] as string | undefined
      const data = Object.fromEntries(
        kind.fields.flatMap(({ id }) => (values[id] === undefined ? [] : [[id, values[id]]])),
      ) as EntryData
      for (const { path, message } of objectionsTo(kind, data, context.today))
        object(path, {
          problem: 'range',
          message,
          expected: { zh: '先后相符、不晚于今天的日期', en: 'days in order, not after today' },
        })
      const facility = {
        code: owner('code'),
        creditCode: owner('creditCode'),
        name: owner('name'),
        address: owner('address'),
      }
      if (!facility.code && !facility.creditCode)
        object('facility.creditCode', {
          problem: 'missing',
          message: noOwner,
          expected: { zh: '填写统一社会信用代码或污染源编号', en: 'the credit code or the facility number' },
        })
      return { facility, data }
    },
    keys: key
      ? [
          {
            fields: [key],
            keyOf: ({ facility, data }) =>
              data[key] === undefined
                ? undefined
                : `${facility.code ?? `${facility.creditCode}@${siteText(facility.address ?? '')}@${cleanCode(facility.name ?? '')}`}@${data[key]}`,
            message: { zh: '同一单位、编号相同', en: 'same facility and number' },
          },
        ]
      : [],
  }
}
