import writeWorkbook from 'write-excel-file/node'
import { entryKind, type Field } from '../dossiers/index.ts'
import { type FacilityClass, importTemplate } from '../registry/import/index.ts'
import { entryColumns } from './entry-columns.ts'
import { type FileKind, isEntryKind } from './import.ts'

const noteOf = (field: Field | undefined): string => {
  if (!field) return '统一社会信用代码或污染源编号至少填一项；同一单位有几个场所的，另填详细地址'
  const must = field.mandatory ? '必填' : '选填'
  switch (field.type) {
    case 'choice':
      return `${must}；${field.choices.map(({ label }) => label.zh).join('、')} 之一`
    case 'day':
      return `${must}；日期，如2026-11-03`
    case 'number':
      return `${must}；数字${field.unit ? `，单位${field.unit}` : ''}`
    case 'yes-no':
      return `${must}；是 或 否`
    case 'permit-number':
      return `${must}；22位`
    case 'text':
      return `${must}；不超过${field.most}字`
    default:
      return field satisfies never
  }
}

/** An empty .xlsx of a kind of list to fill in, with a sheet of notes. */
export const kindTemplate = async (
  kind: FileKind,
  classes: readonly FacilityClass[],
): Promise<Uint8Array> => {
  if (!isEntryKind(kind)) return importTemplate(kind, classes)
  const { fields, label } = entryKind(kind)
  // Whose it is stands first, as people write such lists.
  const columns = Object.entries(entryColumns(kind)).sort(
    ([one], [other]) => Number(other.startsWith('facility.')) - Number(one.startsWith('facility.')),
  )
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
  return writeWorkbook([
    {
      sheet: label.zh,
      columns: columns.map(() => ({ width: 20 })),
      stickyRowsCount: 1,
      data: [columns.map(([, column]) => bold(`${column.headings[0]}${column.mandatory ? '*' : ''}`))],
    },
    {
      sheet: '填写说明',
      columns: [{ width: 24 }, { width: 80 }, { width: 60 }],
      data: [
        [bold('列名'), bold('填写要求'), bold('也认这些列名')],
        ...columns.map(([id, column]) => [
          column.headings[0],
          noteOf(fields.find(field => field.id === id)),
          column.headings.slice(1).join('、'),
        ]),
      ],
    },
  ]).toBuffer()
}
