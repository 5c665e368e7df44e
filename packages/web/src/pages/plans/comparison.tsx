import { Table } from 'antd'
import type { PlanPreview } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { classPeriods, classTotal, mostPredictable, numberWord, percentWord } from './plan-words.ts'

type Row = {
  readonly name: string
  readonly now: number | null
  readonly tried: number | null
  readonly word: (n: number | null) => string
}

const busiest = ({ consequences }: PlanPreview) =>
  consequences.reduce<number | null>(
    (most, { workload }) => (workload === null ? most : Math.max(most ?? 0, workload)),
    null,
  )

const rowsOf = (
  now: PlanPreview,
  tried: PlanPreview,
  t: Translate,
  label: (id: string) => string,
): readonly Row[] => {
  const row = (name: string, of: (plan: PlanPreview) => number | null, word: Row['word']): Row => ({
    name,
    now: of(now),
    tried: of(tried),
    word,
  })
  return [
    row(t('plan.compare.total'), plan => plan.total, numberWord),
    ...tried.classes.map(({ id }) =>
      row(t('plan.compare.class', { class: label(id) }), plan => classTotal(plan, id), numberWord),
    ),
    row(t('plan.compare.workload'), busiest, numberWord),
    ...tried.classes.flatMap(({ id }) => {
      const named = { class: label(id) }
      const last = (plan: PlanPreview) => classPeriods(plan, id).at(-1)
      return [
        row(t('plan.compare.covered', named), plan => last(plan)?.covered ?? null, percentWord),
        row(t('plan.twiceOf', named), plan => last(plan)?.twice ?? null, percentWord),
        row(t('plan.compare.guess', named), plan => mostPredictable(plan, id)?.guess ?? null, percentWord),
      ]
    }),
  ]
}

const difference = ({ now, tried, word }: Row, t: Translate): string => {
  if (now === null || tried === null || word(now) === word(tried)) return '—'
  const sign = tried > now ? '+' : '−'
  const size = Math.abs(tried - now)
  return `${sign}${word === percentWord ? t('plan.points', { count: numberWord(size * 100) }) : word(size)}`
}

/**
 * Two plans side by side.
 * @param nowTitle what the first of them is
 */
export const Comparison = ({
  now,
  tried,
  nowTitle,
}: {
  now: PlanPreview
  tried: PlanPreview
  nowTitle: string
}) => {
  const { t, text } = useTexts()
  const label = (id: string) => text(tried.classes.find(one => one.id === id)?.label ?? { zh: id, en: id })
  return (
    <section className="sheet no-print" aria-label={t('plan.compare')}>
      <h2>{t('plan.compare')}</h2>
      <Table<Row>
        size="small"
        aria-label={t('plan.compare')}
        rowKey="name"
        pagination={false}
        dataSource={[...rowsOf(now, tried, t, label)]}
        columns={[
          { title: '', dataIndex: 'name' },
          { title: nowTitle, align: 'right', className: 'numeric', render: (_, row) => row.word(row.now) },
          {
            title: t('plan.compare.then'),
            align: 'right',
            className: 'numeric',
            render: (_, row) => <strong>{row.word(row.tried)}</strong>,
          },
          {
            title: t('plan.compare.difference'),
            align: 'right',
            className: 'numeric',
            render: (_, row) => difference(row, t),
          },
        ]}
      />
    </section>
  )
}
