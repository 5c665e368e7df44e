import type { Day, DossierEntry, Text } from '../../api/types.ts'

export type Validity = Text & { readonly tone: 'good' | 'soon' | 'over' | 'done' }

/** Days before its end from which an entry is said to run out. */
const soonDays = 90

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

const days = (n: number) => `${n} day${n === 1 ? '' : 's'}`

const left = (until: Day, today: Day, over: Text): Validity => {
  const n = daysBetween(today, until)
  if (n < 0) return { tone: 'over', zh: `${over.zh} ${-n} 天`, en: `${over.en} ${days(-n)} ago` }
  if (n === 0) return { tone: 'soon', zh: '今天到期', en: 'ends today' }
  return { tone: n <= soonDays ? 'soon' : 'good', zh: `剩 ${n} 天`, en: `${days(n)} left` }
}

/** An order: carried out, in time or late; or how long there is for it. */
const rectification = ({ data }: Pick<DossierEntry, 'data'>, today: Day): Validity | null => {
  const { dueOn, doneOn } = data
  if (typeof dueOn !== 'string') return null
  if (typeof doneOn === 'string')
    return doneOn <= dueOn
      ? { tone: 'done', zh: '已按期完成', en: 'done in time' }
      : {
          tone: 'over',
          zh: `逾期 ${daysBetween(dueOn, doneOn)} 天完成`,
          en: `done ${days(daysBetween(dueOn, doneOn))} late`,
        }
  return left(dueOn, today, { zh: '已逾期', en: 'due' })
}

/** How long an entry still holds, counted in calendar days; null where it has no end. */
export const validityOf = (
  entry: Pick<DossierEntry, 'kind' | 'until' | 'data'>,
  today: Day,
): Validity | null => {
  if (entry.kind === 'rectification') return rectification(entry, today)
  return entry.until ? left(entry.until, today, { zh: '已过期', en: 'ended' }) : null
}
