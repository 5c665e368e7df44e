import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { RandomLine } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CountLink } from './count-link.tsx'

type Columns = NonNullable<TableProps<RandomLine>['columns']>

/** The random regime's year by period and class: what was planned and drawn, and what came of it. */
export const RandomTable = ({ year, lines }: { year: number; lines: readonly RandomLine[] }) => {
  const { t, text } = useTexts()
  const nameOf = (line: RandomLine) => {
    const quarter = /-Q([1-4])$/.exec(line.period ?? '')?.[1]
    const period =
      line.period === null
        ? t('plan.wholeYear')
        : quarter
          ? t('plan.quarter', { number: quarter })
          : text(line.title)
    return `${period} ${line.classTitle === null ? t('statistics.total') : text(line.classTitle)}`
  }
  // A line's visits are those of its draw, or of all draws of the year.
  const visits = (line: RandomLine) => ({
    ...(line.drawId === null ? { year } : { draw: line.drawId }),
    ...(line.class === null ? {} : { class: line.class }),
  })
  const strong = (line: RandomLine, content: ReactNode) =>
    line.class === null || line.period === null ? <strong>{content}</strong> : content
  const visited = (
    title: string,
    countOf: (line: RandomLine) => number,
    narrowed: { state?: 'recorded' | 'published'; violation?: 'yes' },
  ): Columns[number] => ({
    title,
    align: 'right',
    className: 'numeric',
    render: (_, line) =>
      strong(
        line,
        <CountLink
          count={countOf(line)}
          what={`${nameOf(line)} ${title}`}
          to="/visits"
          search={{ ...visits(line), ...narrowed }}
        />,
      ),
  })
  const columns: Columns = [
    { title: t('statistics.period'), fixed: 'left', render: (_, line) => strong(line, nameOf(line)) },
    {
      title: t('statistics.planned'),
      align: 'right',
      className: 'numeric',
      render: (_, line) =>
        line.planned === null
          ? '—'
          : strong(
              line,
              <CountLink
                count={line.planned}
                what={`${nameOf(line)} ${t('statistics.planned')}`}
                to="/plans"
              />,
            ),
    },
    {
      title: t('statistics.drawn'),
      align: 'right',
      className: 'numeric',
      render: (_, line) => {
        if (line.drawn === null) return '—'
        const what = `${nameOf(line)} ${t('statistics.drawn')}`
        return strong(
          line,
          line.drawId === null ? (
            <CountLink count={line.drawn} what={what} to="/draws" />
          ) : (
            <CountLink count={line.drawn} what={what} to="/draws/$drawId" params={{ drawId: line.drawId }} />
          ),
        )
      },
    },
    visited(t('statistics.visited'), line => line.visited, {}),
    visited(t('statistics.recorded'), line => line.recorded, { state: 'recorded' }),
    visited(t('statistics.published'), line => line.published, { state: 'published' }),
    visited(t('statistics.violations'), line => line.violations, { violation: 'yes' }),
  ]
  return (
    <Table<RandomLine>
      size="small"
      scroll={{ x: 'max-content' }}
      aria-label={t('statistics.random')}
      rowKey={line => `${line.period ?? 'year'} ${line.class ?? 'all'}`}
      dataSource={lines}
      columns={columns}
      pagination={false}
    />
  )
}
