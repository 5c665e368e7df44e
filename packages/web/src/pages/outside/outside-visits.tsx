import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useCallback } from 'react'
import { outsideVisitsQuery, teamChoicesQuery } from '../../api/outside.ts'
import { useMay } from '../../api/session.ts'
import { type OutsideVisit, outsideKinds, type SavedView } from '../../api/types.ts'
import { chosenKeys, columnsOf, type NamedColumn } from '../../shared/chosen-columns.ts'
import { DayFilter } from '../../shared/day-filter.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ListTools } from '../../shared/list-tools.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { outsideColumns } from './outside-columns.tsx'

const route = getRouteApi('/office/outside-visits')
const usual = ['day', 'kind', 'what', 'facility', 'team', 'violation', 'state'] as const

/** 日常抽查以外的检查: what was visited outside the random regime, and why. */
export const OutsideVisitsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { columns: _columns, ...filter } = search
  const query = useQuery(outsideVisitsQuery(filter))
  const inspectors = useQuery(teamChoicesQuery)
  const mayRegister = useMay('office', 'inspector')
  const isInspector = useMay('inspector')
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const show = useCallback(
    (view: SavedView['search']) => void navigate({ search: view as typeof search, replace: true }),
    [navigate],
  )
  const { after: _after, limit: _limit, ...filters } = filter
  const filtered = Object.keys(filters).length > 0
  const newLink = (
    <Link to="/outside-visits/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t('outside.new')}
      </Button>
    </Link>
  )
  const { day, kind, what, facility, team, violation, state } = outsideColumns(t)
  const all: NamedColumn<OutsideVisit>[] = [
    day,
    kind,
    what,
    { key: 'code', title: t('facility.id'), className: 'numeric', render: (_, visit) => visit.facility.id },
    facility,
    {
      key: 'creditCode',
      title: t('facility.creditCode'),
      className: 'numeric',
      render: (_, visit) => visit.facility.creditCode,
    },
    team,
    { key: 'reason', title: t('outside.reason'), dataIndex: 'reason' },
    { key: 'findings', title: t('outside.findings'), dataIndex: 'findings' },
    violation,
    { key: 'registeredBy', title: t('outside.registrar'), dataIndex: 'registeredBy' },
    state,
  ]
  const shown = chosenKeys(all, usual, search.columns)
  return (
    <ListPage<OutsideVisit>
      title={t('menu.outsideVisits')}
      about={t(isInspector ? 'outside.aboutMine' : 'outside.about')}
      actions={
        <>
          <ListTools
            list="outside-visits"
            search={search}
            columns={all}
            shown={shown}
            usual={usual}
            onView={show}
            onColumns={columns => void navigate({ search: { ...search, columns }, replace: true })}
          />
          {mayRegister && newLink}
        </>
      }
      query={query}
      columns={columnsOf(all, shown)}
      rowKey={visit => visit.id}
      lead={Math.max(0, shown.indexOf('what'))}
      filters={
        <>
          <SearchBox
            label={t('outside.search')}
            value={search.q ?? ''}
            onSearch={q => narrow({ q: q || undefined })}
          />
          <FilterSelect
            label={t('outside.kind')}
            value={search.kind}
            onChange={value => narrow({ kind: value })}
            options={outsideKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
            width={180}
          />
          <DayFilter
            label={t('outside.from')}
            value={search.from}
            onChange={value => narrow({ from: value })}
          />
          <DayFilter label={t('outside.to')} value={search.to} onChange={value => narrow({ to: value })} />
          <FilterSelect
            label={t('outside.team')}
            value={search.inspector}
            onChange={value => narrow({ inspector: value })}
            options={(inspectors.data ?? []).map(each => ({ value: each.id, label: each.name }))}
          />
          <FilterSelect
            label={t('outside.violation')}
            value={search.violation}
            onChange={value => narrow({ violation: value })}
            options={[
              { value: 'yes', label: t('record.violationYes') },
              { value: 'no', label: t('record.violationNo') },
            ]}
          />
          <FilterSelect
            label={t('outside.state')}
            value={search.state}
            onChange={value => narrow({ state: value })}
            options={(['valid', 'withdrawn'] as const).map(value => ({
              value,
              label: t(`state.outside.${value}`),
            }))}
          />
          {search.facility && (
            <Tag closable onClose={() => narrow({ facility: undefined })}>
              {t('outside.ofFacility', { name: query.data?.items[0]?.facility.name ?? search.facility })}
            </Tag>
          )}
          {filtered && (
            <Button type="link" onClick={() => void navigate({ search: {}, replace: true })}>
              {t('filters.clear')}
            </Button>
          )}
        </>
      }
      empty={
        filtered ? (
          <EmptyState>{t('filters.nothing')}</EmptyState>
        ) : (
          <EmptyState action={mayRegister && newLink}>{t('outside.empty')}</EmptyState>
        )
      }
      paging={{
        after: search.after,
        limit: search.limit ?? 50,
        onPage: after => void navigate({ search: { ...search, after } }),
        onLimit: limit => narrow({ limit }),
      }}
    />
  )
}
