import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Segmented, type TableProps } from 'antd'
import type { Visit } from '../../api/types.ts'
import { visitsQuery } from '../../api/visits.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { ViolationWord } from '../../shared/violation-word.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { NarrowedBy } from './narrowed-by.tsx'

const route = getRouteApi('/office/visits')
const states = ['opened', 'signed', 'published'] as const

/** 检查与公示: the opened lots, their records and their deadlines. */
export const VisitsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(visitsQuery(search))
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const { after: _after, limit: _limit, ...filters } = search
  const filtered = Object.keys(filters).length > 0
  const columns: NonNullable<TableProps<Visit>['columns']> = [
    {
      title: t('lot.facility'),
      render: (_, visit) =>
        visit.state === 'opened' ? (
          visit.facility.name
        ) : (
          <Link to="/visits/$drawId/$index" params={{ drawId: visit.drawId, index: String(visit.index) }}>
            {visit.facility.name}
          </Link>
        ),
    },
    { title: t('lot.team'), render: (_, visit) => visit.team.join('、') },
    { title: t('visit.openedAt'), className: 'numeric', render: (_, visit) => momentWords(visit.openedAt) },
    { title: t('visit.state'), render: (_, visit) => <StateTag state={`visit.${visit.state}`} /> },
    {
      title: t('visit.deadline'),
      render: (_, visit) =>
        visit.state === 'published' ? (
          '—'
        ) : (
          <Deadline
            day={visit.state === 'opened' ? visit.recordDueOn : visit.publishDueOn}
            workingDaysLeft={visit.state === 'opened' ? visit.workingDaysLeft : visit.publishDaysLeft}
            provisional={visit.state === 'opened' ? visit.recordDueProvisional : visit.publishDueProvisional}
          />
        ),
    },
    {
      title: t('record.violation'),
      render: (_, visit) => <ViolationWord violation={visit.violation} />,
    },
  ]
  return (
    <ListPage<Visit>
      title={t('menu.visits')}
      about={t('visits.about')}
      query={query}
      columns={columns}
      rowKey={visit => `${visit.drawId} ${visit.index}`}
      filters={
        <>
          <SearchBox
            label={t('visits.search')}
            value={search.q ?? ''}
            onSearch={q => narrow({ q: q || undefined })}
          />
          <Segmented
            aria-label={t('visit.state')}
            value={states.find(state => state === search.state) ?? 'all'}
            onChange={value => narrow({ state: states.find(state => state === value) })}
            options={[
              { value: 'all', label: t('visits.all') },
              ...states.map(value => ({ value, label: t(`state.visit.${value}`) })),
            ]}
          />
          <NarrowedBy
            search={search}
            facilityName={query.data?.items[0]?.facility.name}
            onClear={name => narrow({ [name]: undefined })}
          />
        </>
      }
      empty={<EmptyState>{filtered ? t('filters.nothing') : t('visits.empty')}</EmptyState>}
      paging={{
        after: search.after,
        limit: search.limit ?? 50,
        onPage: after => void navigate({ search: { ...search, after } }),
        onLimit: limit => narrow({ limit }),
      }}
    />
  )
}
