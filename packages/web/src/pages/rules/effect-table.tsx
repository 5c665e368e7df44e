import { Alert, Table } from 'antd'
import type { RuleEffect } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

type Row = {
  period: string
  title: string
  cells: ReadonlyMap<string, { now: number | null; draft: number | null; why: string }>
}

/** What next year owes, by period and class: under the rules in force, and under the draft where it differs. */
export const EffectTable = ({ now, effect }: { now: RuleEffect; effect: RuleEffect }) => {
  const { t, text } = useTexts()
  const labels = new Map(
    [now, effect].flatMap(each =>
      each.periods.flatMap(({ strata }) => strata.map(one => [one.class, text(one.label)])),
    ),
  )
  const titles = new Map(
    [effect, now].flatMap(each => each.periods.map(one => [one.period, text(one.title)] as const)),
  )
  const find = (each: RuleEffect, period: string, name: string) =>
    each.periods.find(one => one.period === period)?.strata.find(one => one.class === name)
  const rows: Row[] = [...titles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, title]) => ({
      period,
      title,
      cells: new Map(
        [...labels.keys()].map(name => {
          const [before, after] = [find(now, period, name), find(effect, period, name)]
          return [
            name,
            {
              now: before?.quota ?? null,
              draft: after?.quota ?? null,
              why: after ? text(after.explanation) : '',
            },
          ]
        }),
      ),
    }))
  return (
    <>
      {effect.warnings.map(warning => (
        <Alert key={warning.en} type="warning" showIcon title={text(warning)} style={{ marginBottom: 8 }} />
      ))}
      <Table<Row>
        size="small"
        rowKey="period"
        aria-label={t('rules.effect')}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('draw.period'), dataIndex: 'title' },
          ...[...labels].map(([name, label]) => ({
            key: name,
            title: label,
            align: 'right' as const,
            className: 'numeric',
            render: (_: unknown, row: Row) => {
              const cell = row.cells.get(name)
              if (!cell) return '—'
              const changed = cell.now !== cell.draft
              return (
                <span title={cell.why}>
                  {changed && cell.now !== null && <del className="quiet">{cell.now}</del>}{' '}
                  {changed ? <strong>{cell.draft ?? '—'}</strong> : (cell.draft ?? '—')}
                </span>
              )
            },
          })),
        ]}
      />
      <p style={{ margin: '8px 0 0' }}>{t('rules.effectTotal', { now: now.total, draft: effect.total })}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {t('rules.effectWhat')}
      </p>
    </>
  )
}
