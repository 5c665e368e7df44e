import type { Day, Lang } from '../api/types.ts'

/** Days from one to another: 1 is the next. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** How long it is until something is back, as people say it; what is back already is back on its day. */
export const returnWords = (until: Day, today: Day, lang: Lang): string => {
  const days = daysBetween(today, until)
  if (days < 0) return lang === 'zh' ? '已回库' : 'back'
  if (days === 0) return lang === 'zh' ? '今天回库' : 'back today'
  return lang === 'zh' ? `剩 ${days} 天` : `${days} ${days === 1 ? 'day' : 'days'} left`
}
