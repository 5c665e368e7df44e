import { Table } from 'antd'
import type { RegisterLine } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CountLink } from './count-link.tsx'

/** Who could be drawn in the year: in the register, in the pool, out by reason, and back again. */
export const RegisterTable = ({ lines }: { lines: readonly RegisterLine[] }) => {
  const { t, text } = useTexts()
  const number = { align: 'right', className: 'numeric' } as const
  const nameOf = ({ period, title, day }: RegisterLine) => {
    const quarter = /-Q([1-4])$/.exec(period ?? '')?.[1]
    if (day !== null) return t('statistics.asOf', { day })
    return quarter ? t('plan.quarter', { number: quarter }) : text(title)
  }
  return (
    <Table<RegisterLine>
      size="small"
      scroll={{ x: 'max-content' }}
      aria-label={t('statistics.register')}
      rowKey={({ period }) => period ?? 'now'}
      dataSource={lines}
      pagination={false}
      columns={[
        {
          title: t('statistics.period'),
          fixed: 'left',
          render: (_, line) => (line.day === null ? nameOf(line) : <strong>{nameOf(line)}</strong>),
        },
        { title: t('statistics.registered'), ...number, render: (_, line) => line.registered ?? '—' },
        {
          title: t('statistics.inPool'),
          ...number,
          render: (_, line) =>
            line.inPool === null ? (
              '—'
            ) : line.drawId === null ? (
              line.inPool
            ) : (
              <CountLink
                count={line.inPool}
                what={`${nameOf(line)} ${t('statistics.inPool')}`}
                to="/draws/$drawId"
                params={{ drawId: line.drawId }}
                search={{ tab: 'pool' }}
              />
            ),
        },
        {
          title: t('statistics.out'),
          render: (_, line) => {
            if (line.registered === null) return '—'
            const total = line.out.reduce((sum, { count }) => sum + count, 0)
            if (total === 0) return '0'
            const reasons = line.out.map(({ reason, count }) =>
              t('statistics.outFor', { reason: text(reason), count }),
            )
            return (
              <>
                <strong className="numeric">{total}</strong>{' '}
                <span className="quiet">{reasons.join(' · ')}</span>
              </>
            )
          },
        },
        {
          title: t('statistics.returned'),
          ...number,
          render: (_, line) => (
            <CountLink
              count={line.returned}
              what={`${nameOf(line)} ${t('statistics.returned')}`}
              to="/exclusions"
              search={{ state: 'over' }}
            />
          ),
        },
      ]}
    />
  )
}
