import { Alert } from 'antd'
import type { NoticeEffect } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayRange } from '../../time/moments.ts'

type Move = NoticeEffect['moves'][number]

/** What a notice would change: deadlines that move, and how many it settles where they are. */
export const EffectList = ({ effect }: { effect: NoticeEffect }) => {
  const { t, text, lang } = useTexts()
  const words = ({ from, day }: Move['before']) => (from ? dayRange(from, day, lang) : day)
  return (
    <section aria-label={t('calendar.effect')}>
      <h3>{t('calendar.effect')}</h3>
      {effect.doubts.map(doubt => (
        <Alert key={doubt.en} type="warning" showIcon title={text(doubt)} style={{ marginBottom: 8 }} />
      ))}
      <ul>
        <li>
          {effect.moved > 0 ? t('calendar.moved', { count: effect.moved }) : t('calendar.nothingMoves')}
        </li>
        {effect.settled > 0 && <li>{t('calendar.settled', { count: effect.settled })}</li>}
        {effect.unsettled > 0 && <li>{t('calendar.unsettled', { count: effect.unsettled })}</li>}
      </ul>
      {effect.moves.length > 0 && (
        <DataTable<Move>
          size="small"
          lead={1}
          rowKey="id"
          aria-label={t('calendar.effect')}
          dataSource={[...effect.moves]}
          pagination={{ defaultPageSize: 10, hideOnSinglePage: true }}
          columns={[
            { title: t('calendar.kind'), render: (_, { kind }) => t(`deadline.kind.${kind}`) },
            { title: t('calendar.subject'), render: (_, { subject }) => text(subject) },
            { title: t('calendar.before'), className: 'numeric', render: (_, { before }) => words(before) },
            {
              title: t('calendar.after'),
              className: 'numeric',
              render: (_, { after }) => <strong>{words(after)}</strong>,
            },
          ]}
        />
      )}
      {effect.moved > effect.moves.length && (
        <p className="quiet">{t('calendar.firstMoves', { shown: effect.moves.length })}</p>
      )}
    </section>
  )
}
