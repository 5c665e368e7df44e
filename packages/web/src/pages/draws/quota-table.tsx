import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { Draw } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Row = {
  readonly key: string
  readonly name: string
  readonly size: number
  readonly quota: number
  readonly clause: ReactNode
  readonly explanation: ReactNode
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** How many are drawn of each stratum, by which clause, and the arithmetic in words. */
export const QuotaTable = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const { stratumWord } = useClassWords()
  const rows: readonly Row[] = draw.quotas.map(quota => ({
    key: quota.stratum,
    name: stratumWord(quota.stratum),
    size: quota.size,
    quota: quota.quota,
    clause: t('quota.clauseOf', { clause: quota.clause.id }),
    explanation: (
      <div style={{ maxWidth: 640, whiteSpace: 'normal' }}>
        {text(quota.explanation)}
        <div className="quiet">{text(quota.clause)}</div>
      </div>
    ),
  }))
  const total: Row = {
    key: 'total',
    name: t('quota.total'),
    size: sum(rows.map(row => row.size)),
    quota: sum(rows.map(row => row.quota)),
    clause: '',
    explanation: '',
  }
  return (
    <>
      <DataTable<Row>
        size="small"
        aria-label={t('quota.title')}
        rowKey="key"
        pagination={false}
        dataSource={[...rows, total]}
        columns={[
          { title: t('pool.stratum'), dataIndex: 'name' },
          { title: t('quota.size'), dataIndex: 'size', align: 'right', className: 'numeric' },
          {
            title: t('quota.quota'),
            align: 'right',
            className: 'numeric',
            render: (_, row) => <strong>{row.quota}</strong>,
          },
          { title: t('quota.clause'), dataIndex: 'clause' },
          { title: t('quota.explanation'), dataIndex: 'explanation' },
        ]}
      />
      {draw.quotas.map(
        quota =>
          quota.warning && (
            <Alert
              key={quota.stratum}
              type="warning"
              showIcon
              title={text(quota.warning)}
              style={{ marginTop: 8 }}
            />
          ),
      )}
    </>
  )
}
