import { Tag } from 'antd'
import type { Day } from '../api/types.ts'
import { useTexts } from '../texts/texts.tsx'
import { type DeadlineTone, deadlineTone, deadlineWords } from '../time/deadline-words.ts'

const colours: Readonly<Record<DeadlineTone, string>> = { calm: 'default', soon: 'warning', overdue: 'error' }

/** How long there is, in words, with the date itself in front where it is known. */
export const Deadline = ({ day, workingDaysLeft }: { day?: Day | null; workingDaysLeft: number | null }) => {
  const { lang } = useTexts()
  if (workingDaysLeft === null) return day ? <span className="numeric">{day}</span> : <span>—</span>
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {day && <span className="numeric">{day} </span>}
      <Tag color={colours[deadlineTone(workingDaysLeft)]}>{deadlineWords(workingDaysLeft, lang)}</Tag>
    </span>
  )
}
