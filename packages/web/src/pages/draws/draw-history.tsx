import { Timeline } from 'antd'
import type { ReactNode } from 'react'
import type { Draw } from '../../api/types.ts'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** What happened, in order, each step with its place in the log. */
export const DrawHistory = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
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
        ...step(draw.openedAt, 'history.opened', draw.openedBy, draw.openedLogIndex),
      ]}
    />
  )
}
