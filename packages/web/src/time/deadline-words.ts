import type { Lang } from '../api/types.ts'

export type DeadlineTone = 'calm' | 'soon' | 'overdue'

/** How urgent a deadline is: within two working days it is soon, past it is overdue. */
export const deadlineTone = (workingDaysLeft: number): DeadlineTone =>
  workingDaysLeft < 0 ? 'overdue' : workingDaysLeft <= 2 ? 'soon' : 'calm'

const days = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

/**
 * A deadline as people say it.
 * @param workingDaysLeft working days after today up to the deadline; 0 is today, negative is overdue
 */
export const deadlineWords = (workingDaysLeft: number, lang: Lang): string => {
  if (workingDaysLeft === 0) return lang === 'zh' ? '今天到期' : 'due today'
  if (workingDaysLeft > 0)
    return lang === 'zh' ? `剩 ${workingDaysLeft} 个工作日` : `${days(workingDaysLeft)} left`
  return lang === 'zh' ? `已逾期 ${-workingDaysLeft} 个工作日` : `${days(-workingDaysLeft)} overdue`
}
