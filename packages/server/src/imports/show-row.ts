import { type EntryKindId, entryKind } from '../dossiers/index.ts'
import { exclusionText } from '../exclusions/index.ts'
import type { Text } from '../platform/text.ts'
import type { Vault } from '../platform/vault.ts'
import type { FacilityClass } from '../registry/import/index.ts'
import { maskedPhone } from '../registry/index.ts'
import { type FileKind, isEntryKind } from './import.ts'
import { columnsOf } from './read-table.ts'
import type { Candidate, Child } from './staged-row.ts'
import type { importRows } from './tables.ts'

type StagedRecord = typeof importRows.$inferSelect

/** A field's name and what it holds, as a list shows them. */
type ShownField = { readonly field: string; readonly label: Text; readonly value: Text }
type ShownChange = {
  readonly field: string
  readonly label: Text
  readonly from: Text
  readonly to: Text
}

export type ShownRow = {
  readonly row: number
  readonly title: string
  readonly id: string | null
  readonly verdict: StagedRecord['verdict']
  readonly effect: StagedRecord['effect']
  readonly values: readonly ShownField[]
  readonly changes: readonly ShownChange[]
  /** Records that come along with it. */
  readonly brings: readonly Text[]
  readonly findings: StagedRecord['findings']
  readonly candidates: readonly (Omit<Candidate, 'outcome'> & { readonly changes: readonly ShownChange[] })[]
}

const englishLabels: Readonly<Record<string, string>> = {
  id: 'Number',
  code: 'Number',
  riskGrade: 'Risk grade',
  stoppedOn: 'Stopped on',
  stoppedEvidence: 'Evidence',
  lead: 'May lead',
  sampler: 'May take samples',
  name: 'Name',
  formerNames: 'Former names',
  legalPerson: 'Legal representative',
  creditCode: 'Credit code',
  class: 'Class',
  division: 'Division',
  area: 'Street or town',
  address: 'Address',
  industry: 'Industry',
  permit: 'Discharge permit',
  keyKinds: 'Key for',
  lastVisitedOn: 'Last inspected',
  operation: 'Operation',
  longitude: 'Longitude',
  latitude: 'Latitude',
  contact: 'Contact',
  phone: 'Telephone',
  remark: 'Remark',
  certificate: 'Certificate',
  unit: 'Unit',
  post: 'Post',
  tags: 'Qualifications',
  areas: 'Areas',
  avoid: 'Keeps away from',
}

const words: Readonly<Record<string, Text>> = {
  operating: { zh: '正常', en: 'Operating' },
  suspended: { zh: '停产', en: 'Suspended' },
  closed: { zh: '关闭', en: 'Closed' },
  moved: { zh: '搬迁', en: 'Moved' },
  bankrupt: { zh: '破产', en: 'Bankrupt' },
  deregistered: { zh: '注销', en: 'Deregistered' },
  'in-post': { zh: '在岗', en: 'In post' },
  'on-leave': { zh: '长假', en: 'On leave' },
  seconded: { zh: '借调', en: 'Seconded' },
  left: { zh: '离岗', en: 'Left' },
  lead: { zh: '可任主办', en: 'May lead' },
  member: { zh: '组员', en: 'Member' },
  sampler: { zh: '采样', en: 'Sampler' },
}

const nothing: Text = { zh: '（空）', en: '(blank)' }
const plain = (text: string): Text => ({ zh: text, en: text })

export type Showing = {
  readonly kind: FileKind
  readonly vault: Vault
  readonly bureau: string
  readonly classes: readonly FacilityClass[]
}

// Columns of the register that follow from others, or that say nothing to who reads a preview.
const unshown = new Set([
  'bureau',
  'id',
  'site',
  'createdAt',
  'created_at',
  'profile',
  'extra',
  'legalPersonIdSealed',
  'initials',
])

/** How a field is called. */
export const columnLabel = (kind: FileKind, field: string): Text => {
  const heading = columnsOf(kind)[field]?.headings[0]
  if (isEntryKind(kind))
    return (
      entryKind(kind).fields.find(({ id }) => id === field)?.label ?? {
        zh: heading ?? field,
        en: englishLabels[field.split('.')[1] ?? ''] ?? field,
      }
    )
  if (field === 'phoneSealed') return columnLabel(kind, 'phone')
  if (field === 'tags') return { zh: '主办与采样资格', en: 'Qualifications' }
  return { zh: heading ?? field, en: englishLabels[field] ?? field }
}

const fieldValue = ({ kind, classes }: Showing, field: string, value: unknown): Text => {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return nothing
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (Array.isArray(value)) {
    const each = value.map(one => words[String(one)] ?? plain(String(one)))
    return { zh: each.map(({ zh }) => zh).join('、'), en: each.map(({ en }) => en).join(', ') }
  }
  if (isEntryKind(kind)) {
    const known = entryKind(kind).fields.find(({ id }) => id === field)
    const choice = known?.type === 'choice' ? known.choices.find(({ id }) => id === value) : undefined
    return choice?.label ?? plain(`${value}${known?.unit ?? ''}`)
  }
  if (field === 'class') return classes.find(({ id }) => id === value)?.label ?? plain(String(value))
  return words[String(value)] ?? plain(String(value))
}

const sealedBytes = (value: unknown): Uint8Array | null => {
  if (typeof value === 'string' && value.startsWith('\\x'))
    return new Uint8Array(Buffer.from(value.slice(2), 'hex'))
  if (typeof value === 'object' && value !== null && 'sealed' in value)
    return new Uint8Array(Buffer.from(String(value.sealed), 'base64'))
  return null
}

const shown = (showing: Showing, id: string, field: string, value: unknown): Text => {
  if (field !== 'phoneSealed') return fieldValue(showing, field, value)
  const kind = showing.kind === 'inspectors' ? 'inspector' : 'facility'
  const phone = maskedPhone(showing.vault, { kind, bureau: showing.bureau, id }, sealedBytes(value))
  return phone === null ? nothing : plain(phone)
}

const changesOf = (
  showing: Showing,
  id: string,
  before: StagedRecord['before'],
  after: StagedRecord['after'],
): readonly ShownChange[] =>
  Object.keys(after ?? {})
    .filter(field => !unshown.has(field))
    .map(field => ({
      field,
      label: columnLabel(showing.kind, field),
      from: shown(showing, id, field, before?.[field]),
      to: shown(showing, id, field, after?.[field]),
    }))

const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const valuesOf = (
  showing: Showing,
  id: string,
  record: Readonly<Record<string, unknown>>,
): readonly ShownField[] => {
  const fields = isEntryKind(showing.kind) ? (record.data as Record<string, unknown>) : record
  const named = Object.entries(fields).map(
    ([column, value]) => [isEntryKind(showing.kind) ? column : camel(column), value] as const,
  )
  // In the order of the template, not in that of the database's documents.
  const order = Object.keys(columnsOf(showing.kind))
  const placeOf = (field: string) => {
    const at = order.indexOf(field)
    return at < 0 ? order.length : at
  }
  return named
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .flatMap(([field, value]) => {
      if (unshown.has(field)) return []
      const text = shown(showing, id, field, value)
      return text === nothing ? [] : [{ field, label: columnLabel(showing.kind, field), value: text }]
    })
}

const childText = ({ kind, record }: Child): Text => {
  if (kind === 'conflict')
    return { zh: `回避污染源${record.facility_id}`, en: `Keeps away from facility ${record.facility_id}` }
  if (kind === 'exclusion') {
    const { zh, en } = exclusionText({
      reason: record.reason as 'closed',
      evidence: String(record.evidence ?? ''),
    })
    return {
      zh: `申请不参加抽查（${zh}，自${record.since}起）`,
      en: `Asks for an exclusion (${en}, since ${record.since})`,
    }
  }
  const of = entryKind(record.kind as EntryKindId)
  const grade = of.fields.find(({ id }) => id === 'grade')
  const value =
    grade?.type === 'choice'
      ? grade.choices.find(({ id }) => id === (record.data as Record<string, unknown>).grade)?.label
      : undefined
  return { zh: `${of.label.zh}：${value?.zh ?? ''}`, en: `${of.label.en}: ${value?.en ?? ''}` }
}

/** A staged row as its preview shows it: telephone numbers masked, words instead of codes. */
export const shownRow = (showing: Showing, staged: StagedRecord): ShownRow => {
  const { row, title, subjectId, verdict, effect, record, before, after, children, findings, candidates } =
    staged
  const id = subjectId ?? ''
  return {
    row,
    title,
    id: subjectId,
    verdict,
    effect,
    values: effect === 'create' && record ? valuesOf(showing, id, record) : [],
    changes: changesOf(showing, id, before, after),
    brings: children.map(childText),
    findings,
    candidates: candidates.map(({ outcome, ...candidate }) => ({
      ...candidate,
      changes: candidate.id === null ? [] : changesOf(showing, candidate.id, outcome.before, outcome.after),
    })),
  }
}
