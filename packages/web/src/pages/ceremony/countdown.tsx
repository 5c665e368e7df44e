import { useEffect, useState } from 'react'
import { serverNow } from '../../api/session.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** The time until the public random value comes, by the server's clock. @param appears instant */
export const Countdown = ({ appears }: { appears: string }) => {
  const { t } = useTexts()
  const [now, setNow] = useState(() => serverNow().getTime())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow().getTime()), 250)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, Math.ceil((Date.parse(appears) - now) / 1000))
  const [days, hours] = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24]
  const clock = `${two(hours)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
  return (
    <p className="countdown" role="timer">
      <strong>{days > 0 ? t('ceremony.daysAnd', { days, clock }) : clock}</strong>
      <span>{t(left > 0 ? 'ceremony.until' : 'ceremony.appeared', { at: momentWords(appears, true) })}</span>
    </p>
  )
}
