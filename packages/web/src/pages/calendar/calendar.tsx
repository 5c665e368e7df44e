import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { calendarQuery } from '../../api/calendar.ts'
import { useMay, useSession } from '../../api/session.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { NoticeCard } from './notice-card.tsx'
import { NoticeForm } from './notice-form.tsx'
import { YearGrid } from './year-grid.tsx'

const route = getRouteApi('/office/calendar')

/** 工作日历: which days are worked, by which notice, and entering the notice of a year that has none. */
export const CalendarPage = () => {
  const { t } = useTexts()
  const today = dayOf(useSession().now)
  const thisYear = Number(today.slice(0, 4))
  const { year = thisYear } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(calendarQuery(year))
  const mayEnter = useMay('office')
  const [editing, setEditing] = useState(false)
  const turn = (to: number) => void navigate({ search: to === thisYear ? {} : { year: to }, replace: true })
  const shown = query.data?.year === year ? query.data : undefined
  const enter = (primary: boolean) =>
    mayEnter &&
    shown && (
      <Button type={primary ? 'primary' : 'default'} onClick={() => setEditing(true)}>
        {t(shown.notice ? 'calendar.correct' : 'calendar.enter')}
      </Button>
    )
  return (
    <>
      <PageHead
        title={t('menu.calendar')}
        about={t('calendar.about')}
        actions={shown && !shown.provisional && enter(false)}
      />
      <Space className="no-print" style={{ marginBottom: 12 }}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendar.previousYear')}
          onClick={() => turn(year - 1)}
        />
        <strong className="numeric">{t('calendar.year', { year })}</strong>
        <Button icon={<RightOutlined />} aria-label={t('calendar.nextYear')} onClick={() => turn(year + 1)} />
        {year !== thisYear && <Button onClick={() => turn(thisYear)}>{t('calendar.thisYear')}</Button>}
      </Space>
      <Loaded query={query}>
        {calendar => (
          <>
            {calendar.provisional && (
              <Alert
                type="warning"
                showIcon
                style={{ marginBottom: 16 }}
                title={t('calendar.provisionalTitle', { year: calendar.year })}
                description={
                  <>
                    <p style={{ marginTop: 0 }}>
                      {t(mayEnter ? 'calendar.provisionalOffice' : 'calendar.provisionalReader')}
                    </p>
                    {enter(true)}
                  </>
                }
              />
            )}
            {(calendar.notice || calendar.history.length > 0) && <NoticeCard calendar={calendar} />}
            <section className="sheet" aria-label={t('calendar.year', { year: calendar.year })}>
              <ul className="calendar-legend">
                <li className="holiday">{t('calendar.mark.holiday')}</li>
                <li>{t('calendar.day.holiday')}</li>
                <li className="make-up">{t('calendar.mark.makeUp')}</li>
                <li>{t('calendar.day.make-up')}</li>
                <li className="provisional">1</li>
                <li>{t('calendar.legendProvisional')}</li>
              </ul>
              <YearGrid days={calendar.days} today={today} />
            </section>
          </>
        )}
      </Loaded>
      {editing && shown && <NoticeForm calendar={shown} onClose={() => setEditing(false)} />}
    </>
  )
}
