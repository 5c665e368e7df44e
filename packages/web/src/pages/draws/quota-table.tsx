import { Alert, Table, Tooltip } from 'antd'
import type { Draw, DrawQuota } from '../../api/types.ts'
import { wordFor } from '../../shared/domain-words.ts'
import { useTexts } from '../../texts/texts.tsx'

/** How many are drawn of each stratum, by which clause, and the arithmetic in words. */
export const QuotaTable = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  return (
    <>
      <Table<DrawQuota>
        size="small"
        aria-label={t('quota.title')}
        rowKey="stratum"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...draw.quotas]}
        columns={[
          { title: t('pool.stratum'), render: (_, row) => wordFor(row.stratum, t) },
          { title: t('quota.size'), dataIndex: 'size', align: 'right', className: 'numeric' },
          {
            title: t('quota.quota'),
            align: 'right',
            className: 'numeric',
            render: (_, row) => <strong>{row.quota}</strong>,
          },
          {
            title: t('quota.clause'),
            render: (_, row) => (
              <Tooltip title={text(row.clause)}>
                <span className="explained">{t('quota.clauseOf', { clause: row.clause.id })}</span>
              </Tooltip>
            ),
          },
          {
            title: t('quota.explanation'),
            render: (_, row) => (
              <div style={{ minWidth: 260, maxWidth: 560, whiteSpace: 'normal' }}>
                {text(row.explanation)}
              </div>
            ),
          },
        ]}
        summary={rows => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t('quota.total')}</Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <span className="numeric">{rows.reduce((sum, row) => sum + row.size, 0)}</span>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              <strong className="numeric">{rows.reduce((sum, row) => sum + row.quota, 0)}</strong>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} colSpan={2} />
          </Table.Summary.Row>
        )}
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
