import { useQuery } from '@tanstack/react-query'
import type { TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { importRowsQuery } from '../../api/imports.ts'
import type { Import, ImportedRow, Verdict } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Rows of a preview of one verdict, page by page. */
export const StagedRows = ({
  found,
  verdict,
  label,
  columns,
  above,
}: {
  found: Import
  verdict: Verdict
  label: string
  columns: NonNullable<TableProps<ImportedRow>['columns']>
  above?: ReactNode
}) => {
  const { t } = useTexts()
  const [after, setAfter] = useState<string | undefined>()
  const [limit, setLimit] = useState(20)
  const query = useQuery(importRowsQuery(found.id, { verdict, after, limit }))
  return (
    <>
      {above}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<ImportedRow>
        lead={1}
        size="small"
        aria-label={label}
        rowKey={({ row }) => String(row)}
        loading={query.isFetching}
        dataSource={[...(query.data?.items ?? [])]}
        pagination={false}
        columns={[{ title: t('finding.row'), dataIndex: 'row', width: 80, className: 'numeric' }, ...columns]}
      />
      <KeyPager
        after={after}
        next={query.data?.next ?? null}
        total={query.data?.total ?? 0}
        limit={limit}
        onPage={setAfter}
        onLimit={size => {
          setAfter(undefined)
          setLimit(size)
        }}
      />
    </>
  )
}
