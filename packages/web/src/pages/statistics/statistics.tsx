import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useSession } from '../../api/session.ts'
import { statisticsQuery, statisticsWorkbookUrl } from '../../api/statistics.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf, momentWords } from '../../time/moments.ts'
import { OutsideTable } from './outside-table.tsx'
import { RandomTable } from './random-table.tsx'
import { RegisterTable } from './register-table.tsx'

const route = getRouteApi('/office/statistics')
const yearsBack = 10

/** 统计: a year's random inspections, and beside them, told apart, the visits outside the regime. */
export const StatisticsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { now } = useSession()
  const thisYear = Number(dayOf(now).slice(0, 4))
  const year = search.year ?? thisYear
  const query = useQuery(statisticsQuery(year))
  const years = [...new Set([...Array.from({ length: yearsBack + 2 }, (_, n) => thisYear + 1 - n), year])]
  return (
    <>
      <PageHead
        title={`${t('menu.statistics')} ${t('statistics.ofYear', { year })}`}
        about={t('statistics.about')}
        actions={
          <>
            <Select
              aria-label={t('statistics.year')}
              value={year}
              onChange={chosen => void navigate({ search: { year: chosen } })}
              options={years.map(value => ({ value, label: t('statistics.ofYear', { year: value }) }))}
              style={{ width: 110 }}
            />
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            <Button icon={<DownloadOutlined />} href={statisticsWorkbookUrl(year)}>
              {t('export')}
            </Button>
          </>
        }
      />
      <Loaded query={query}>
        {({ random, outside, register }) => (
          <>
            <section className="sheet" aria-labelledby="random">
              <h2 id="random">{t('statistics.random')}</h2>
              <p className="quiet">{t('statistics.randomWhat')}</p>
              {random.some(line => line.planned !== null || line.drawn !== null) ? (
                <RandomTable year={year} lines={random} />
              ) : (
                <EmptyState>{t('statistics.randomEmpty', { year })}</EmptyState>
              )}
            </section>
            <section className="sheet" aria-labelledby="outside">
              <h2 id="outside">{t('statistics.outside')}</h2>
              <p className="quiet">{t('statistics.outsideWhat')}</p>
              {outside.some(line => line.visits > 0) ? (
                <OutsideTable year={year} lines={outside} />
              ) : (
                <EmptyState>{t('statistics.outsideEmpty', { year })}</EmptyState>
              )}
            </section>
            <section className="sheet" aria-labelledby="register">
              <h2 id="register">{t('statistics.register')}</h2>
              <p className="quiet">{t('statistics.registerWhat')}</p>
              <RegisterTable lines={register} />
            </section>
            <p className="only-print">{t('statistics.printedOn', { at: momentWords(now) })}</p>
          </>
        )}
      </Loaded>
    </>
  )
}
