import type { CalendarDay } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayWithWeekday, monthName, weekdayLetters } from '../../time/moments.ts'

/** Monday is 0. */
const column = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const weeksOf = (days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] => {
  const [first] = days
  if (!first) return []
  const cells = [...Array<null>(column(first.day)).fill(null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null),
  )
}

const Day = ({ day, today }: { day: CalendarDay; today: string }) => {
  const { t, lang } = useTexts()
  const { kind, holiday, provisional } = day
  const words = [
    dayWithWeekday(day.day, lang),
    holiday ?? t(`calendar.day.${kind}`),
    ...(provisional ? [t('provisional')] : []),
  ].join(lang === 'zh' ? '，' : ', ')
  return (
    <td
      className={`${kind}${provisional ? ' provisional' : ''}${day.day === today ? ' today' : ''}`}
      title={words}
      aria-label={words}
      {...(day.day === today ? { 'aria-current': 'date' as const } : {})}
    >
      {Number(day.day.slice(8))}
      {kind === 'holiday' && <i>{t('calendar.mark.holiday')}</i>}
      {kind === 'make-up' && <i>{t('calendar.mark.makeUp')}</i>}
    </td>
  )
}

/** A year as twelve small months, what is off and what is worked instead marked on it. */
export const YearGrid = ({ days, today }: { days: readonly CalendarDay[]; today: string }) => {
  const { lang } = useTexts()
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))]
  return (
    <div className="year-grid">
      {months.map(month => {
        const own = days.filter(({ day }) => day.startsWith(month))
        return (
          <table key={month} className="month">
            <caption>{monthName(month, lang)}</caption>
            <thead>
              <tr>
                {weekdayLetters(lang).map(({ letter, name }) => (
                  <th key={name} scope="col" abbr={name}>
                    {letter}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(own).map(week => (
                <tr key={week.find(day => day)?.day}>
                  {week.map((day, at) =>
                    day ? <Day key={day.day} day={day} today={today} /> : <td key={at} className="blank" />,
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}
