import { Table } from 'antd'
import type { OutsideKind, OutsideLine } from '../../api/types.ts'
import { outsideKinds } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CountLink } from './count-link.tsx'

type Row = { readonly kind: OutsideKind | null }

const quarters = [1, 2, 3, 4, null] as const

const daysOf = (year: number, quarter: number | null) => {
  if (quarter === null) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const two = (month: number) => String(month).padStart(2, '0')
  const last = quarter === 1 || quarter === 4 ? 31 : 30
  return { from: `${year}-${two(quarter * 3 - 2)}-01`, to: `${year}-${two(quarter * 3)}-${last}` }
}

/** The year's visits outside the regime by kind and quarter, and how many of them found a violation. */
export const OutsideTable = ({ year, lines }: { year: number; lines: readonly OutsideLine[] }) => {
  const { t } = useTexts()
  const kindName = (kind: OutsideKind | null) => (kind === null ? t('statistics.total') : t(`kind.${kind}`))
  const quarterName = (quarter: number | null) =>
    quarter === null ? t('plan.wholeYear') : t('plan.quarter', { number: quarter })
  const cell = (kind: OutsideKind | null, quarter: number | null) => {
    const line = lines.find(each => each.kind === kind && each.quarter === quarter)
    const search = { ...(kind === null ? {} : { kind }), ...daysOf(year, quarter), state: 'valid' as const }
    const what = `${quarterName(quarter)} ${kindName(kind)}`
    const { visits = 0, violations = 0 } = line ?? {}
    return (
      <>
        <CountLink count={visits} what={what} to="/outside-visits" search={search} />
        <span className="in-brackets">
          {violations > 0 && (
            <>
              {t('statistics.violationsBefore')}
              <CountLink
                count={violations}
                what={`${what} ${t('statistics.violations')}`}
                to="/outside-visits"
                search={{ ...search, violation: 'yes' }}
              />
              {t('statistics.violationsAfter')}
            </>
          )}
        </span>
      </>
    )
  }
  return (
    <Table<Row>
      size="small"
      scroll={{ x: 'max-content' }}
      aria-label={t('statistics.outside')}
      rowKey={row => row.kind ?? 'all'}
      dataSource={[...outsideKinds, null].map(kind => ({ kind }))}
      columns={[
        {
          title: t('outside.kind'),
          fixed: 'left',
          render: (_, { kind }) => (kind === null ? <strong>{kindName(kind)}</strong> : kindName(kind)),
        },
        ...quarters.map(quarter => ({
          key: String(quarter),
          title: quarterName(quarter),
          align: 'right' as const,
          className: 'numeric',
          render: (_: unknown, { kind }: Row) =>
            kind === null || quarter === null ? <strong>{cell(kind, quarter)}</strong> : cell(kind, quarter),
        })),
      ]}
      pagination={false}
    />
  )
}
