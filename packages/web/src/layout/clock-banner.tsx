import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useMoveClock, useSession } from '../api/session.ts'
import { useTexts } from '../texts/texts.tsx'
import { dayOf, dayWithWeekday, dayWords } from '../time/moments.ts'

const dayMs = 86_400_000

/** Nine in the morning of a day in Shanghai: when an office begins. */
const morningOf = (day: string) => new Date(`${day}T09:00:00+08:00`)

/** Says that the clock is not the real one, and in the demonstration lets it move forward. */
export const ClockBanner = () => {
  const { t, lang, text } = useTexts()
  const session = useSession()
  const moveClock = useMoveClock()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState('')
  if (!session.rehearsalClock) return null
  const today = dayOf(session.now)
  const move = (day: string) => {
    setOpen(false)
    moveClock.mutate(morningOf(day), {
      onSuccess: () => message.success(t('clock.moved', { day: dayWords(day, lang) })),
      onError: error => message.error(text(problemOf(error).title)),
    })
  }
  const tomorrow = dayOf(new Date(Date.parse(`${today}T12:00:00+08:00`) + dayMs))
  return (
    <div className="clock-banner" role="status">
      <span>
        {t('clock.label')} <strong>{dayWithWeekday(today, lang)}</strong>
      </span>
      {session.demo && (
        <>
          <Button size="small" loading={moveClock.isPending} onClick={() => move(tomorrow)}>
            {t('clock.nextDay')}
          </Button>
          <Popover
            trigger="click"
            open={open}
            onOpenChange={setOpen}
            content={
              <form
                style={{ display: 'flex', gap: 8 }}
                onSubmit={event => {
                  event.preventDefault()
                  move(day)
                }}
              >
                <input
                  type="date"
                  className="moment-input"
                  aria-label={t('clock.pick')}
                  required
                  min={tomorrow}
                  value={day}
                  onChange={event => setDay(event.target.value)}
                />
                <Button type="primary" htmlType="submit">
                  {t('clock.forward')}
                </Button>
              </form>
            }
          >
            <Button size="small">{t('clock.forwardTo')}</Button>
          </Popover>
        </>
      )}
    </div>
  )
}
