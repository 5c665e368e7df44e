import type { ImportReport, RegistryKind } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { wordFor } from '../../shared/domain-words.ts'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'

type Row = ImportReport['sample'][number]

const columnsOf: Readonly<Record<RegistryKind, readonly (readonly [string, TextKey])[]>> = {
  facilities: [
    ['code', 'facility.id'],
    ['name', 'facility.name'],
    ['creditCode', 'facility.creditCode'],
    ['class', 'facility.class'],
    ['area', 'facility.area'],
    ['address', 'facility.address'],
    ['industry', 'facility.industry'],
    ['lastVisitedOn', 'facility.lastVisitedOn'],
  ],
  inspectors: [
    ['code', 'inspector.id'],
    ['name', 'inspector.name'],
    ['certificate', 'inspector.certificate'],
    ['unit', 'inspector.unit'],
    ['post', 'inspector.post'],
    ['areas', 'inspector.areas'],
    ['avoid', 'inspector.avoid'],
  ],
}

/** The first good rows as they will be written, so that a shifted column is seen before it is too late. */
export const GoodRows = ({
  kind,
  rows,
  total,
}: {
  kind: RegistryKind
  rows: readonly Row[]
  total: number
}) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const shown = (field: string, value: unknown): string => {
    if (field === 'class') return classWord(String(value))
    if (value === null || value === undefined || value === '') return '—'
    if (Array.isArray(value)) return value.map(String).join('、') || '—'
    if (value === 'in-post' || value === 'on-leave' || value === 'seconded' || value === 'left')
      return t(`state.post.${value}`)
    return typeof value === 'string' ? wordFor(value, t) : String(value)
  }
  return (
    <>
      {total > rows.length && <p className="quiet">{t('import.firstRows', { shown: rows.length, total })}</p>}
      <DataTable<Row>
        lead={2}
        size="small"
        aria-label={t('import.goodTable')}
        rowKey={row => String(row.row)}
        dataSource={[...rows]}
        pagination={{ defaultPageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: t('finding.row'), dataIndex: 'row', width: 80, className: 'numeric' },
          ...columnsOf[kind].map(([field, title]) => ({
            key: field,
            title: t(title),
            render: (_: unknown, row: Row) => shown(field, row.value[field]),
          })),
        ]}
      />
    </>
  )
}
