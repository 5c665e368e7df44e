import { Button, Grid, Spin, Table, type TableProps } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../texts/texts.tsx'

type Props<T> = TableProps<T> & { 'aria-label'?: string }

/** A table where there is room for one; on a phone the same rows as cards, one below the other. */
export const DataTable = <T extends object>({
  lead = 0,
  ...props
}: Props<T> & {
  /** The column that names a row: the head of its card. */
  lead?: number
}) => {
  const wide = Grid.useBreakpoint().md ?? true
  return wide ? <Table<T> {...props} scroll={{ x: 'max-content' }} /> : <Cards<T> {...props} lead={lead} />
}

const keyOf = <T extends object>(props: TableProps<T>, row: T, at: number): string => {
  const { rowKey } = props
  if (typeof rowKey === 'function') return String(rowKey(row, at))
  return String(row[rowKey as keyof T])
}

const cell = <T extends object>(column: ColumnType<T>, row: T, at: number): ReactNode => {
  const value = column.dataIndex === undefined ? undefined : row[column.dataIndex as keyof T]
  return column.render ? (column.render(value, row, at) as ReactNode) : (value as ReactNode)
}

const step = 20

const Cards = <T extends object>({ lead, ...props }: Props<T> & { lead: number }) => {
  const { t } = useTexts()
  const [room, setRoom] = useState(step)
  const rows = props.dataSource ?? []
  const shown = props.pagination === false ? rows : rows.slice(0, room)
  const columns = (props.columns ?? []) as readonly ColumnType<T>[]
  const head = columns[lead]
  const { emptyText } = props.locale ?? {}
  return (
    <Spin spinning={props.loading === true}>
      {rows.length === 0 && (typeof emptyText === 'function' ? emptyText() : emptyText)}
      <ul className="row-cards" aria-label={props['aria-label']}>
        {shown.map((row, at) => (
          <li key={keyOf(props, row, at)}>
            {head && <div className="row-card-head">{cell(head, row, at)}</div>}
            <dl>
              {columns.map(
                (column, number) =>
                  column !== head &&
                  cell(column, row, at) !== '' && (
                    <div key={String(column.key ?? column.dataIndex ?? number)}>
                      <dt>{column.title as ReactNode}</dt>
                      <dd>{cell(column, row, at)}</dd>
                    </div>
                  ),
              )}
            </dl>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button block onClick={() => setRoom(room + step)}>
          {t('table.more', { left: rows.length - shown.length })}
        </Button>
      )}
    </Spin>
  )
}
