import { Button } from 'antd'
import { useMay } from '../../api/session.ts'
import type { Due } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Deadline } from '../../shared/deadline.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { WhereDone } from './where-done.tsx'

const settled: readonly Due['kind'][] = ['key-directory', 'rectification']

/** Deadlines that stand alike, each leading to where the work is done. */
export const DueTable = ({
  title,
  items,
  onMeet,
}: {
  title: string
  items: readonly Due[]
  /** Asks for a filing, or how a deadline was met that nothing else can tell of. */
  onMeet: (due: Due) => void
}) => {
  const { t, text } = useTexts()
  const isOffice = useMay('office')
  if (items.length === 0) return null
  const action = ({ kind }: Due) =>
    !isOffice
      ? null
      : kind === 'filing'
        ? 'deadlines.file'
        : settled.includes(kind)
          ? 'deadlines.settle'
          : null
  return (
    <section className="sheet" aria-label={title}>
      <h2>
        {title} <span className="quiet numeric">{items.length}</span>
      </h2>
      <DataTable<Due>
        size="middle"
        aria-label={title}
        rowKey="id"
        lead={1}
        pagination={false}
        dataSource={[...items]}
        columns={[
          {
            title: t('deadlines.due'),
            width: 300,
            render: (_, { day, workingDaysLeft, provisional }) => (
              <Deadline day={day} workingDaysLeft={workingDaysLeft} provisional={provisional} />
            ),
          },
          {
            title: t('deadlines.kind'),
            width: 240,
            render: (_, due) => <WhereDone due={due}>{t(`deadline.kind.${due.kind}`)}</WhereDone>,
          },
          {
            title: t('deadlines.subject'),
            render: (_, { subject, from, state }) => (
              <>
                {text(subject)}
                {from && state !== 'overdue' && (
                  <span className="quiet"> · {t('deadlines.from', { day: from })}</span>
                )}
              </>
            ),
          },
          ...(isOffice
            ? [
                {
                  title: t('actions'),
                  width: 160,
                  className: 'no-print',
                  render: (_: unknown, due: Due) => {
                    const label = action(due)
                    return label === null ? (
                      ''
                    ) : (
                      <Button size="small" onClick={() => onMeet(due)}>
                        {t(label)}
                      </Button>
                    )
                  },
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
