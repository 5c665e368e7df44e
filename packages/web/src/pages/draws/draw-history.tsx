import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import type { ReactNode } from 'react'
import { filingsQuery } from '../../api/deadlines.ts'
import type { Draw } from '../../api/types.ts'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** What happened, in order, each step with its place in the log. */
export const DrawHistory = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const filings = useQuery(filingsQuery({ draw: draw.id }))
  const step = (
    at: string | null,
    title: TextKey,
    by: string | null,
    logIndex: number | null,
    more?: ReactNode,
  ) =>
    at
      ? [
          {
            key: title,
            color: 'blue',
            content: (
              <>
                <strong>{t(title)}</strong>
                <div className="quiet">
                  {momentWords(at, true)}
                  {by && ` · ${by}`}
                  {logIndex !== null && ` · ${t('logged', { index: logIndex })}`}
                </div>
                {more}
              </>
            ),
          },
        ]
      : []
  return (
    <Timeline
      style={{ marginTop: 8 }}
      items={[
        ...step(draw.createdAt, 'history.frozen', draw.createdBy, null),
        ...step(draw.committedAt, 'history.committed', draw.committedBy, draw.commitmentLogIndex),
        ...step(
          draw.sealedAt,
          'history.sealed',
          draw.sealedBy,
          draw.sealedLogIndex,
          draw.beacon?.value ? (
            <div className="quiet">
              {t('history.value')} <span className="hash">{draw.beacon.value}</span>
            </div>
          ) : undefined,
        ),
        ...[...(filings.data ?? [])].reverse().map(filing => ({
          key: filing.id,
          color: 'blue',
          content: (
            <>
              <strong>{t('history.filed', { to: t(`filing.to.${filing.recipient}`) })}</strong>
              <div className="quiet">
                {filing.filedOn} · {t('filing.receipt')} {filing.receipt} · {filing.by} ·{' '}
                {t('logged', { index: filing.logIndex })}
              </div>
            </>
          ),
        })),
        ...step(draw.openedAt, 'history.opened', draw.openedBy, draw.openedLogIndex),
      ]}
    />
  )
}
