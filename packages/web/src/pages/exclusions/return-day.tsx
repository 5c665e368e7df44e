import { Tag } from 'antd'
import { useSession } from '../../api/session.ts'
import type { Exclusion } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { daysBetween, returnWords } from '../../time/return-words.ts'

const soon = 14

/** The day on which a facility is back, and how long that is, while it matters. */
export const ReturnDay = ({ exclusion }: { exclusion: Pick<Exclusion, 'state' | 'until'> }) => {
  const { t, lang } = useTexts()
  const today = dayOf(useSession().now)
  const { state, until } = exclusion
  if (until === null) return <span className="quiet">{t('exclusions.notSet')}</span>
  const counts = state === 'in-force' || (state === 'over' && until === today)
  return (
    <span className="deadline">
      <span className="numeric">{until}</span>
      {counts && (
        <Tag color={daysBetween(today, until) <= soon ? 'warning' : 'default'}>
          {returnWords(until, today, lang)}
        </Tag>
      )}
    </span>
  )
}
