import { Flex } from 'antd'
import { exportUrl } from '../api/exports.ts'
import type { ListName, SavedView } from '../api/types.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportButton } from './export-button.tsx'
import { SavedViews } from './saved-views.tsx'

/** What every list of the registers and of the visits offers beside its filters: views, columns, export. */
export const ListTools = ({
  list,
  search,
  columns,
  shown,
  usual,
  onView,
  onColumns,
}: {
  list: ListName
  search: Readonly<Record<string, unknown>>
  columns: readonly { readonly key: string; readonly title: string }[]
  shown: readonly string[]
  usual: readonly string[]
  onView: (search: SavedView['search']) => void
  /** Keys with commas between; nothing: the usual columns. */
  onColumns: (columns: string | undefined) => void
}) => (
  <Flex gap={8} wrap>
    <SavedViews list={list} search={search} onView={onView} />
    <ColumnChooser
      columns={columns}
      shown={shown}
      usual={usual}
      onChange={keys => onColumns(keys?.join(','))}
    />
    <ExportButton urlOf={format => exportUrl(`/api/${list}/export`, search, shown, format)} />
  </Flex>
)
