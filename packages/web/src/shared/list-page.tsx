import type { UseQueryResult } from '@tanstack/react-query'
import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Page } from '../api/types.ts'
import { DataTable } from './data-table.tsx'
import { KeyPager } from './key-pager.tsx'
import { PageHead } from './page-head.tsx'
import { ProblemAlert } from './problem-alert.tsx'

type Paging = {
  readonly after: string | undefined
  readonly limit: number
  readonly onPage: (after: string | undefined) => void
  readonly onLimit: (limit: number) => void
}

/** A list read page by page: title, filters, table, pager, and what to say when it is empty. */
export const ListPage = <T extends object>({
  title,
  about,
  actions,
  filters,
  instead,
  query,
  columns,
  rowKey,
  empty,
  paging,
  lead = 0,
  onRow,
  onChange,
  selection,
}: {
  title: string
  about?: ReactNode
  actions?: ReactNode
  filters?: ReactNode
  /** What stands in the place of table and pager, a map of the same rows for instance. */
  instead?: ReactNode
  query: UseQueryResult<Page<T>>
  columns: NonNullable<TableProps<T>['columns']>
  rowKey: (row: T) => string
  empty: ReactNode
  paging: Paging
  lead?: number
  onRow?: (row: T) => void
  onChange?: TableProps<T>['onChange']
  /** Rows ticked in the table, by their keys, and what can be done to them; kept over pages. */
  selection?:
    | { readonly keys: readonly string[]; readonly onKeys: (keys: string[]) => void; readonly bar: ReactNode }
    | undefined
}) => (
  <>
    <PageHead title={title} about={about} actions={actions} />
    <div className="sheet">
      {filters && <search className="filters">{filters}</search>}
      {instead ?? (
        <>
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
          {selection && selection.keys.length > 0 && selection.bar}
          <DataTable<T>
            size="middle"
            lead={lead}
            aria-label={title}
            columns={columns}
            dataSource={[...(query.data?.items ?? [])]}
            rowKey={rowKey}
            loading={query.isFetching && !query.isRefetchError}
            pagination={false}
            locale={{ emptyText: query.isPending ? ' ' : empty }}
            {...(onChange ? { onChange } : {})}
            {...(selection
              ? {
                  rowSelection: {
                    selectedRowKeys: [...selection.keys],
                    preserveSelectedRowKeys: true,
                    onChange: keys => selection.onKeys(keys.map(String)),
                  },
                }
              : {})}
            {...(onRow
              ? { onRow: row => ({ onClick: () => onRow(row), style: { cursor: 'pointer' } }) }
              : {})}
          />
          {query.data && (
            <KeyPager
              {...paging}
              next={query.data.next}
              total={query.data.total}
              totalIsLeast={query.data.totalIsLeast}
            />
          )}
        </>
      )}
    </div>
  </>
)
