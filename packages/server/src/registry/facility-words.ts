import type { StoredColumns } from '../changes/index.ts'
import { type FieldValue, fieldWords, profileFields } from '../dossiers/index.ts'
import type { Text } from '../platform/text.ts'
import type { Operation } from './import/index.ts'

const operationWords: Readonly<Record<Operation, Text>> = {
  operating: { zh: '正常生产', en: 'Operating' },
  suspended: { zh: '停产', en: 'Suspended' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved' },
  bankrupt: { zh: '破产', en: 'Bankrupt' },
  deregistered: { zh: '注销', en: 'Deregistered' },
}

/** The columns of a facility that people know, under the names they go by; others are of the register's own making. */
const facilityLabels = {
  name: { zh: '单位名称', en: 'Name' },
  formerNames: { zh: '曾用名', en: 'Former names' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  legalPerson: { zh: '法定代表人', en: 'Legal representative' },
  legalPersonIdSealed: { zh: '法定代表人身份证号', en: 'Identity number of the legal representative' },
  contact: { zh: '联系人', en: 'Contact' },
  phoneSealed: { zh: '联系电话', en: 'Phone' },
  class: { zh: '监管类别', en: 'Class' },
  keyKinds: { zh: '重点类别', en: 'Key kinds' },
  division: { zh: '行政区划代码', en: 'Division' },
  area: { zh: '所属街镇', en: 'Area' },
  address: { zh: '详细地址', en: 'Address' },
  longitude: { zh: '经度', en: 'Longitude' },
  latitude: { zh: '纬度', en: 'Latitude' },
  industry: { zh: '行业类别代码', en: 'Industry' },
  permit: { zh: '排污许可证编号', en: 'Permit' },
  operation: { zh: '生产状态', en: 'State of operation' },
  lastVisitedOn: { zh: '最近检查日期', en: 'Last visited' },
  remark: { zh: '备注', en: 'Remark' },
} as const satisfies Readonly<Record<string, Text>>

export type ClassLabels = ReadonlyMap<string, Text>

const plain = (text: string): Text => ({ zh: text, en: text })

const columnWords = (column: string, value: unknown, classes: ClassLabels): Text | null => {
  if (value === null || value === undefined || value === '') return null
  if (column === 'class') return classes.get(String(value)) ?? plain(String(value))
  if (column === 'operation') return operationWords[value as Operation] ?? plain(String(value))
  if (Array.isArray(value)) return value.length === 0 ? null : plain(value.join('、'))
  return plain(String(value))
}

type WordedChange = { readonly label: Text; readonly from: Text | null; readonly to: Text | null }

const sealedWords = (before: unknown, after: unknown): Pick<WordedChange, 'from' | 'to'> => ({
  from: before === null ? null : { zh: '原号码（不显示）', en: 'the number before (not shown)' },
  to:
    after === null
      ? null
      : before === null
        ? { zh: '已填写（不显示）', en: 'given (not shown)' }
        : { zh: '已更改（不显示）', en: 'changed (not shown)' },
})

const asRecord = (value: unknown): Readonly<Record<string, FieldValue>> =>
  (value ?? {}) as Readonly<Record<string, FieldValue>>

const recordChanges = (
  before: unknown,
  after: unknown,
  worded: (id: string, value: FieldValue | undefined) => { label: Text; value: Text | null },
): readonly WordedChange[] => {
  const [one, other] = [asRecord(before), asRecord(after)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter(id => one[id] !== other[id])
    .map(id => ({
      label: worded(id, undefined).label,
      from: worded(id, one[id]).value,
      to: worded(id, other[id]).value,
    }))
}

const profileWords = (id: string, value: FieldValue | undefined) => {
  const field = profileFields.find(each => each.id === id)
  return { label: field?.label ?? plain(id), value: fieldWords(field, value) }
}

/** What a change of a facility changed from what to what, in words; sealed numbers are not shown. */
export const facilityChangeWords = (
  before: StoredColumns,
  after: StoredColumns,
  classes: ClassLabels,
): readonly WordedChange[] =>
  Object.keys(after).flatMap((column): readonly WordedChange[] => {
    if (column === 'profile') return recordChanges(before.profile, after.profile, profileWords)
    if (column === 'extra')
      return recordChanges(before.extra, after.extra, (name, value) => ({
        label: plain(name),
        value: value === undefined ? null : plain(String(value)),
      }))
    if (!Object.hasOwn(facilityLabels, column)) return []
    const label = facilityLabels[column as keyof typeof facilityLabels]
    if (column.endsWith('Sealed'))
      return [{ label, ...sealedWords(before[column] ?? null, after[column] ?? null) }]
    return [
      {
        label,
        from: columnWords(column, before[column], classes),
        to: columnWords(column, after[column], classes),
      },
    ]
  })

/** A facility's columns in words, in the order in which a dossier shows them; blank ones are left out. */
export const facilityWords = (
  facility: Readonly<Record<string, unknown>>,
  classes: ClassLabels,
): readonly { readonly label: Text; readonly value: Text }[] =>
  Object.entries(facilityLabels).flatMap(([column, label]) => {
    const value = columnWords(column, facility[column], classes)
    return value ? [{ label, value }] : []
  })
