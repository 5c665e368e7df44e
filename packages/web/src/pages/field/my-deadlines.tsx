import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { deadlinesQuery } from '../../api/deadlines.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { WhereDone } from '../deadlines/where-done.tsx'

const most = 5

/** An inspector's most urgent deadlines. Without a signal there are none to show; the lots tell their own. */
export const MyDeadlines = () => {
  const { t, text } = useTexts()
  const { data } = useQuery(deadlinesQuery({ limit: most }))
  if (!data || data.items.length === 0) return null
  return (
    <section className="sheet" aria-label={t('field.deadlines')}>
      <h2>
        <Link to="/deadlines">{t('field.deadlines')}</Link>{' '}
        <span className="quiet numeric">{data.total}</span>
      </h2>
      <ul className="due-list">
        {data.items.map(due => (
          <li key={due.id}>
            <WhereDone due={due}>
              {t(`deadline.kind.${due.kind}`)} · {text(due.subject)}
            </WhereDone>
            <Deadline day={due.day} workingDaysLeft={due.workingDaysLeft} provisional={due.provisional} />
          </li>
        ))}
      </ul>
    </section>
  )
}
