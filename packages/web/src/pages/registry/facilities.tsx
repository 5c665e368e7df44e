import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input, type TableProps, Tag } from 'antd'
import { useState } from 'react'
import { facilitiesQuery } from '../../api/registry.ts'
import { useMay } from '../../api/session.ts'
import type { Facility } from '../../api/types.ts'
import { Balls } from '../../shared/ball-reasons.tsx'
import { useClassWords } from '../../shared/class-words.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { FacilityDrawer } from './facility-drawer.tsx'

const route = getRouteApi('/office/facilities')
type Search = ReturnType<typeof route.useSearch>

/** 污染源库: every facility of the bureau, none left out silently. */
export const FacilitiesPage = () => {
  const { t, text } = useTexts()
  const { classWord, drawn } = useClassWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { open, ...filter } = search
  const query = useQuery(facilitiesQuery(filter))
  const mayImport = useMay('office')
  const chosen = query.data?.items.find(facility => facility.id === open) ?? null
  const close = () => void navigate({ search: { ...search, open: undefined } })
  const narrow = (change: Search) =>
    void navigate({ search: { ...search, after: undefined, open: undefined, ...change }, replace: true })
  const filtered = Boolean(search.q || search.class || search.state || search.area)
  const importLink = (
    <LinkButton to="/facilities/import" icon={<UploadOutlined />}>
      {t('registry.import')}
    </LinkButton>
  )
  const columns: NonNullable<TableProps<Facility>['columns']> = [
    sortable('code', { title: t('facility.id'), dataIndex: 'id', className: 'numeric' }, search),
    sortable(
      'name',
      {
        title: t('facility.name'),
        render: (_, facility) => (
          <Link to="/facilities" search={{ ...search, open: facility.id }} resetScroll={false}>
            {facility.name}
          </Link>
        ),
      },
      search,
    ),
    sortable(
      'class',
      {
        title: t('facility.class'),
        render: (_, facility) => (
          <Tag color={facility.class === drawn[0]?.id ? 'blue' : 'default'}>{classWord(facility.class)}</Tag>
        ),
      },
      search,
    ),
    { title: t('facility.area'), dataIndex: 'area', render: area => area || '—' },
    {
      title: t('facility.balls'),
      render: (_, facility) => <Balls balls={facility.balls} reasons={facility.ballReasons} />,
    },
    {
      title: t('facility.lastVisitedOn'),
      dataIndex: 'lastVisitedOn',
      className: 'numeric',
      render: day => day ?? t('facility.neverVisited'),
    },
    {
      title: t('facility.state'),
      render: (_, facility) =>
        facility.exclusion ? (
          <>
            <StateTag state={`exclusion.${facility.exclusion.reason}`} />
            <span className="quiet">{facility.exclusion.since}</span>
          </>
        ) : (
          <StateTag state={`facility.${facility.state}`} />
        ),
    },
  ]
  return (
    <>
      <ListPage<Facility>
        title={t('menu.facilities')}
        about={t('facilities.about')}
        actions={mayImport && importLink}
        query={query}
        columns={columns}
        rowKey={facility => facility.id}
        lead={1}
        filters={
          <>
            <SearchBox
              label={t('facilities.search')}
              value={search.q ?? ''}
              onSearch={q => narrow({ q: q || undefined })}
            />
            <FilterSelect
              label={t('facility.class')}
              value={search.class}
              onChange={value => narrow({ class: value })}
              options={drawn.map(({ id, label }) => ({ value: id, label: text(label) }))}
            />
            <FilterSelect
              label={t('facility.state')}
              value={search.state}
              onChange={value => narrow({ state: value })}
              options={(['active', 'excluded'] as const).map(value => ({
                value,
                label: t(`state.facility.${value}`),
              }))}
            />
            <AreaFilter value={search.area ?? ''} onChange={area => narrow({ area: area || undefined })} />
            {filtered && (
              <Button
                type="link"
                onClick={() => narrow({ q: undefined, class: undefined, state: undefined, area: undefined })}
              >
                {t('filters.clear')}
              </Button>
            )}
          </>
        }
        empty={
          filtered ? (
            <EmptyState>{t('filters.nothing')}</EmptyState>
          ) : (
            <EmptyState action={mayImport && importLink}>{t('facilities.empty')}</EmptyState>
          )
        }
        paging={{
          after: search.after,
          limit: search.limit ?? 50,
          onPage: after => void navigate({ search: { ...search, after, open: undefined } }),
          onLimit: limit => narrow({ limit }),
        }}
        onChange={(_pages, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter
          const key = sortKeys.find(each => each === one?.columnKey)
          narrow(
            one?.order
              ? { sort: key, order: one.order === 'descend' ? 'desc' : 'asc' }
              : { sort: undefined, order: undefined },
          )
        }}
      />
      <FacilityDrawer facility={chosen} onClose={close} />
    </>
  )
}

const sortKeys = ['code', 'name', 'class'] as const
type Column = NonNullable<TableProps<Facility>['columns']>[number]

const sortable = (key: (typeof sortKeys)[number], column: Column, search: Search): Column => ({
  ...column,
  key,
  sorter: true,
  sortOrder: search.sort === key ? (search.order === 'desc' ? 'descend' : 'ascend') : null,
})

const AreaFilter = ({ value, onChange }: { value: string; onChange: (area: string) => void }) => {
  const { t } = useTexts()
  const [typed, setTyped] = useState(value)
  return (
    <Input
      key={value}
      aria-label={t('facility.area')}
      placeholder={t('facility.area')}
      allowClear
      value={typed}
      onChange={event => {
        setTyped(event.target.value)
        if (event.target.value === '') onChange('')
      }}
      onPressEnter={() => onChange(typed.trim())}
      onBlur={() => typed.trim() !== value && onChange(typed.trim())}
      style={{ width: 150 }}
    />
  )
}
