import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useCallback } from 'react'
import type { SavedView, Visit } from '../../api/types.ts'
import { visitsQuery } from '../../api/visits.ts'
import { chosenKeys, columnsOf, type NamedColumn } from '../../shared/chosen-columns.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ListTools } from '../../shared/list-tools.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { ViolationWord } from '../../shared/violation-word.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { NarrowedBy } from './narrowed-by.tsx'

const route = getRouteApi('/office/visits')
const usual = ['facility', 'team', 'openedAt', 'state', 'deadline', 'violation'] as const
const states = ['opened', 'signed', 'published'] as const

/** 检查与公示: the opened lots, their records and their deadlines. */
export const VisitsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { columns: _columns, ...filter } = search
  const query = useQuery(visitsQuery(filter))
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const show = useCallback(
    (view: SavedView['search']) => void navigate({ search: view as typeof search, replace: true }),
    [navigate],
  )
  const { after: _after, limit: _limit, ...filters } = filter
  const filtered = Object.keys(filters).length > 0
  const all: NamedColumn<Visit>[] = [
    {
      key: 'facility',
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
    { key: 'team', title: t('lot.team'), render: (_, visit) => visit.team.join(t('list.joint')) },
    {
      key: 'openedAt',
      title: t('visit.openedAt'),
      className: 'numeric',
      render: (_, visit) => momentWords(visit.openedAt),
    },
    {
      key: 'state',
      title: t('visit.state'),
      render: (_, visit) => <StateTag state={`visit.${visit.state}`} />,
    },
    {
      key: 'deadline',
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
      key: 'violation',
      title: t('record.violation'),
      render: (_, visit) => <ViolationWord violation={visit.violation} />,
    },
    { key: 'code', title: t('facility.id'), className: 'numeric', render: (_, visit) => visit.facility.id },
    { key: 'recordDueOn', title: t('visit.recordDueOn'), className: 'numeric', dataIndex: 'recordDueOn' },
    {
      key: 'signedAt',
      title: t('visit.signedAt'),
      className: 'numeric',
      render: (_, visit) => (visit.signedAt ? momentWords(visit.signedAt) : '—'),
    },
    {
      key: 'publishDueOn',
      title: t('visit.publishDueOn'),
      className: 'numeric',
      render: (_, visit) => visit.publishDueOn ?? '—',
    },
  ]
  const shown = chosenKeys(all, usual, search.columns)
  return (
    <ListPage<Visit>
      title={t('menu.visits')}
      about={t('visits.about')}
      actions={
        <ListTools
          list="visits"
          search={search}
          columns={all}
          shown={shown}
          usual={usual}
          onView={show}
          onColumns={columns => void navigate({ search: { ...search, columns }, replace: true })}
        />
      }
      query={query}
      columns={columnsOf(all, shown)}
      rowKey={visit => `${visit.drawId} ${visit.index}`}
      lead={Math.max(0, shown.indexOf('facility'))}
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
