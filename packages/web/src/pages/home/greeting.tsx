import { useSession, useUser } from '../../api/session.ts'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf, dayWithWeekday } from '../../time/moments.ts'

/** Which day it is for the office, and for whom. */
export const Greeting = () => {
  const { t, lang } = useTexts()
  const { now } = useSession()
  const user = useUser()
  return (
    <PageHead
      title={t('menu.home')}
      about={`${dayWithWeekday(dayOf(now), lang)} · ${user.name} · ${t(`role.${user.role}`)}`}
    />
  )
}
