import {
  type BadCell,
  type FacilityImport,
  type FileProblem,
  type InspectorImport,
  type ParsedTable,
  parseFacilities,
  parseInspectors,
  type ReadingContext,
  readSheet,
  type SheetRow,
} from './import/index.ts'

export const registryKinds = ['facilities', 'inspectors'] as const
export type RegistryKind = (typeof registryKinds)[number]

export type ImportValue<K extends RegistryKind> = K extends 'facilities' ? FacilityImport : InspectorImport

/** What the register holds that an upload is checked against. */
export type RegisterKeys = {
  readonly bureau: string
  readonly classes: ReadingContext['classes']
  /** ISO day in Shanghai. */
  readonly today: string
  readonly existing: ReadonlySet<string>
  readonly existingCodes: ReadonlySet<string>
  /** For inspectors: the numbers and credit codes that an avoidance list may name. */
  readonly avoidable: ReadonlySet<string>
}

export type Upload<K extends RegistryKind> = {
  readonly kind: K
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly keys: RegisterKeys
}

type GoodTable<T> = ParsedTable<T> & { readonly ok: true }

export type ReadUpload<K extends RegistryKind> =
  | { readonly ok: false; readonly problem: FileProblem }
  | { readonly ok: true; readonly sheet: readonly SheetRow[]; readonly table: GoodTable<ImportValue<K>> }

/** An inspector who must avoid a facility that is not in the register can't be taken: the avoidance would not bind. */
const objectToUnknownFacilities = (
  table: GoodTable<InspectorImport>,
  avoidable: ReadonlySet<string>,
): GoodTable<InspectorImport> => {
  const column = table.headings.find(heading => heading?.includes('回避'))?.trim() ?? '回避单位'
  const unknown = table.good.flatMap(({ row, value }): BadCell[] => {
    const strangers = value.avoid.filter(one => !avoidable.has(one))
    if (strangers.length === 0) return []
    return [
      {
        row,
        column,
        value: strangers.join('、'),
        problem: 'choice',
        message: {
          zh: `名录库中没有该单位：${strangers.join('、')}`,
          en: `not in the register: ${strangers.join(', ')}`,
        },
        expected: {
          zh: '已入库污染源的编号或统一社会信用代码，请先导入污染源',
          en: 'the number or credit code of a facility in the register; import the facilities first',
        },
      },
    ]
  })
  const refused = new Set(unknown.map(({ row }) => row))
  return {
    ...table,
    good: table.good.filter(({ row }) => !refused.has(row)),
    bad: [...table.bad, ...unknown].sort((one, other) => one.row - other.row),
  }
}

const parse = (kind: RegistryKind, sheet: readonly SheetRow[], keys: RegisterKeys): ParsedTable<unknown> => {
  if (kind === 'facilities') return parseFacilities(sheet, keys)
  const table = parseInspectors(sheet, keys)
  return table.ok ? objectToUnknownFacilities(table, keys.avoidable) : table
}

/** Reads an uploaded file against the register; everything wrong with it is in the answer. */
export const readUpload = <K extends RegistryKind>(upload: Upload<K>): ReadUpload<K> => {
  const read = readSheet(upload.bytes, upload.fileName)
  if (!read.ok) return read
  const table = parse(upload.kind, read.rows, upload.keys) as ParsedTable<ImportValue<K>>
  return table.ok ? { ok: true, sheet: read.rows, table } : table
}
