import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { plansQuery } from '../../api/plans.ts'
import { useSession } from '../../api/session.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { PlanYear } from './plan-year.tsx'

const route = getRouteApi('/office/plans')

/** From this month on the year that is planned is the next one. */
const planSeason = 10

/** 年度计划: how many inspections each period of a year, what follows from them, and what else could be chosen. */
export const PlansPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(plansQuery)
  const today = dayOf(useSession().now)
  const thisYear = Number(today.slice(0, 4))
  const inSeason = Number(today.slice(5, 7)) >= planSeason
  return (
    <Loaded query={query}>
      {plans => {
        const years = [...new Set([thisYear + 1, thisYear, ...plans.map(plan => plan.year)])].sort(
          (one, other) => other - one,
        )
        const asked = search.year !== undefined && years.includes(search.year) ? search.year : undefined
        const year = asked ?? (inSeason ? thisYear + 1 : thisYear)
        const plan = plans.find(one => one.year === year)
        return (
          <>
            <PageHead
              title={t('menu.plans')}
              about={t('plans.about')}
              actions={
                <Segmented
                  aria-label={t('plan.year')}
                  value={year}
                  options={years.map(each => ({ value: each, label: t('plan.yearOf', { year: each }) }))}
                  onChange={chosen => void navigate({ search: { year: chosen }, replace: true })}
                />
              }
            />
            <PlanYear key={`${year} ${plan?.createdAt}`} year={year} stored={plan} />
          </>
        )
      }}
    </Loaded>
  )
}
