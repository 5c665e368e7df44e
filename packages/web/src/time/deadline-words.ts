import type { Day, Lang, Text } from '../api/types.ts'

export type DeadlineTone = 'calm' | 'soon' | 'overdue'

/** How urgent a deadline is: within two working days it is soon, past it is overdue. */
export const deadlineTone = (workingDaysLeft: number, lies: Lies = 'today'): DeadlineTone =>
  workingDaysLeft < 0 || (workingDaysLeft === 0 && lies === 'behind')
    ? 'overdue'
    : workingDaysLeft <= 2
      ? 'soon'
      : 'calm'

const days = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

/** Where a day lies seen from today. */
export type Lies = 'behind' | 'today' | 'ahead'

export const liesFrom = (day: Day, today: Day): Lies =>
  day < today ? 'behind' : day > today ? 'ahead' : 'today'

const noneLeft: Readonly<Record<Lies, Text>> = {
  behind: { zh: '已超期', en: 'overdue' },
  today: { zh: '今天到期', en: 'due today' },
  ahead: { zh: '剩不到 1 个工作日', en: 'less than a working day left' },
}

/**
 * A deadline as people say it.
 * @param workingDaysLeft working days after today up to the deadline; negative is overdue
 * @param lies where the deadline lies when no working day is between: on a weekend that need not be today
 */
export const deadlineWords = (workingDaysLeft: number, lang: Lang, lies: Lies = 'today'): string => {
  if (workingDaysLeft === 0) return noneLeft[lies][lang]
  if (workingDaysLeft > 0)
    return lang === 'zh' ? `剩 ${workingDaysLeft} 个工作日` : `${days(workingDaysLeft)} left`
  return lang === 'zh' ? `已超期 ${-workingDaysLeft} 个工作日` : `${days(-workingDaysLeft)} overdue`
}
