import { Tag } from 'antd'
import { useSession } from '../api/session.ts'
import type { Day } from '../api/types.ts'
import { useTexts } from '../texts/texts.tsx'
import { type DeadlineTone, deadlineTone, deadlineWords, liesFrom } from '../time/deadline-words.ts'
import { dayOf } from '../time/moments.ts'
import { ProvisionalTag } from './provisional-tag.tsx'

const colours: Readonly<Record<DeadlineTone, string>> = { calm: 'default', soon: 'warning', overdue: 'error' }

/** How long there is, in words, with the date itself in front where it is known, and whether it may still move. */
export const Deadline = ({
  day,
  workingDaysLeft,
  provisional,
}: {
  day?: Day | null
  workingDaysLeft: number | null
  provisional: boolean
}) => {
  const { lang } = useTexts()
  const { now } = useSession()
  const lies = day ? liesFrom(day, dayOf(now)) : 'today'
  if (workingDaysLeft === null && !day) return <span>—</span>
  return (
    <span className="deadline">
      {day && <span className="numeric">{day}</span>}
      {workingDaysLeft !== null && (
        <Tag color={colours[deadlineTone(workingDaysLeft, lies)]}>
          {deadlineWords(workingDaysLeft, lang, lies)}
        </Tag>
      )}
      {provisional && <ProvisionalTag />}
    </span>
  )
}
