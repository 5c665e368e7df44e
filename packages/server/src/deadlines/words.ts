import type { Text } from '../platform/text.ts'
import type { Standing } from './current-deadlines.ts'
import type { DeadlineKind, OpenDeadline } from './open-deadlines.ts'

export const kindTitles: Readonly<Record<DeadlineKind, Text>> = {
  plan: { zh: '确定年度计划', en: 'Fix the annual plan' },
  filing: { zh: '备案', en: 'File for the record' },
  'key-directory': { zh: '公布重点排污单位名录', en: 'Publish the list of key facilities' },
  draw: { zh: '抽查摇号', en: 'Hold the draw' },
  visits: { zh: '现场检查', en: 'Visit on site' },
  record: { zh: '提交检查记录', en: 'Hand in the record' },
  publication: { zh: '公示检查结果', en: 'Publish the result' },
  rectification: { zh: '核实整改', en: 'Check the rectification' },
}

export const standingTitles: Readonly<Record<Standing, Text>> = {
  overdue: { zh: '已超期', en: 'Overdue' },
  soon: { zh: '一周内到期', en: 'Within a week' },
  later: { zh: '以后', en: 'Later' },
}

const days = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

/**
 * A deadline as people say it. On a weekend nothing is left to count, before the deadline and after it alike.
 * @param today ISO day
 */
export const deadlineWords = (
  { workingDaysLeft: left, day }: Pick<OpenDeadline, 'workingDaysLeft' | 'day'>,
  today: string,
): Text => {
  if (left > 0) return { zh: `剩 ${left} 个工作日`, en: `${days(left)} left` }
  if (left < 0) return { zh: `已超期 ${-left} 个工作日`, en: `${days(-left)} overdue` }
  if (day < today) return { zh: '已超期', en: 'overdue' }
  return day === today
    ? { zh: '今天到期', en: 'due today' }
    : { zh: '剩不到 1 个工作日', en: 'less than a working day left' }
}
