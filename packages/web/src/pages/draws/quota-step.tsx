import { Alert, Button } from 'antd'
import { useMay } from '../../api/session.ts'
import type { Draw, Unstaffable } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { seatWord } from '../../shared/domain-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { QuotaTable } from './quota-table.tsx'

/** The numbers the rules give, and the facilities nobody may visit: these stop the draw until mended. */
export const QuotaStep = ({
  draw,
  onBack,
  onNext,
}: {
  draw: Draw
  onBack: () => void
  onNext: () => void
}) => {
  const { t, text } = useTexts()
  const mayDraw = useMay('office')
  const blocked = draw.unstaffable.length > 0
  return (
    <div className="sheet">
      <h2>{t('quota.title')}</h2>
      <p className="quiet">{t('quota.about')}</p>
      <QuotaTable draw={draw} />
      <h2 style={{ marginTop: 20 }}>{t('staff.title')}</h2>
      {blocked ? (
        <>
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 12 }}
            title={t('staff.blocked', { count: draw.unstaffable.length })}
            description={t('staff.blockedWhat')}
          />
          <DataTable<Unstaffable>
            lead={1}
            size="small"
            aria-label={t('staff.title')}
            rowKey={row => `${row.facilityId} ${row.role}`}
            pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
            dataSource={[...draw.unstaffable]}
            columns={[
              { title: t('pool.id'), dataIndex: 'facilityId', className: 'numeric' },
              {
                title: t('pool.name'),
                render: (_, row) => <strong style={{ color: '#b42318' }}>{row.name}</strong>,
              },
              { title: t('staff.role'), render: (_, row) => seatWord(row.role, t) },
              { title: t('pool.why'), render: (_, row) => text(row.reason) },
            ]}
          />
        </>
      ) : (
        <Alert type="success" showIcon title={t('staff.fine')} />
      )}
      <div className="form-actions">
        <Button onClick={onBack}>{t('previous')}</Button>
        {mayDraw && (
          <Button type="primary" disabled={blocked} onClick={onNext}>
            {t('quota.next')}
          </Button>
        )}
      </div>
    </div>
  )
}
