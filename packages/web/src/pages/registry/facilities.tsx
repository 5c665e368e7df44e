import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { facilitiesQuery } from '../../api/registry.ts'
import { useMay } from '../../api/session.ts'
import { type Facility, facilitySorts, type SavedView } from '../../api/types.ts'
import { chosenKeys, columnsOf } from '../../shared/chosen-columns.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ListTools } from '../../shared/list-tools.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { facilityColumns, usualFacilityColumns } from './facility-columns.tsx'
import { FacilityDrawer } from './facility-drawer.tsx'
import { FacilityFilters, isFiltered } from './facility-filters.tsx'

const FacilityMap = lazy(() => import('./facility-map.tsx'))

const route = getRouteApi('/office/facilities')
type Search = ReturnType<typeof route.useSearch>

/** 污染源库: every facility of the bureau, none left out silently. */
export const FacilitiesPage = () => {
  const { t } = useTexts()
  const { classWord, drawn } = useClassWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { open, columns: _columns, as, ...filter } = search
  const query = useQuery({ ...facilitiesQuery(filter), enabled: as !== 'map' })
  const mayImport = useMay('office')
  const chosen = query.data?.items.find(facility => facility.id === open) ?? null
  const close = () => void navigate({ search: { ...search, open: undefined } })
  const narrow = (change: Search) =>
    void navigate({ search: { ...search, after: undefined, open: undefined, ...change }, replace: true })
  const show = useCallback(
    (view: SavedView['search']) => void navigate({ search: view as Search, replace: true }),
    [navigate],
  )
  const [keys, setKeys] = useState<readonly string[]>([])
  const importLink = (
    <LinkButton to="/facilities/import" icon={<UploadOutlined />}>
      {t('registry.import')}
    </LinkButton>
  )
  const all = facilityColumns(t, classWord, drawn[0]?.id, search)
  const shown = chosenKeys(all, usualFacilityColumns, search.columns)
  return (
    <>
      <ListPage<Facility>
        title={t('menu.facilities')}
        about={t('facilities.about')}
        actions={
          <>
            <ListTools
              list="facilities"
              search={search}
              columns={all}
              shown={shown}
              usual={usualFacilityColumns}
              onView={show}
              onColumns={columns => void navigate({ search: { ...search, columns }, replace: true })}
            />
            {mayImport && importLink}
          </>
        }
        query={query}
        columns={columnsOf(all, shown)}
        rowKey={facility => facility.id}
        lead={Math.max(0, shown.indexOf('name'))}
        selection={
          mayImport
            ? {
                keys,
                onKeys: setKeys,
                bar: (
                  <BulkBar
                    ids={keys}
                    filter={filter}
                    total={query.data?.total ?? 0}
                    totalIsLeast={query.data?.totalIsLeast ?? false}
                    onDone={() => setKeys([])}
                  />
                ),
              }
            : undefined
        }
        filters={
          <>
            <Segmented
              aria-label={t('facilities.as')}
              value={as ?? 'list'}
              onChange={value => narrow({ as: value === 'map' ? 'map' : undefined })}
              options={[
                { value: 'list', label: t('facilities.asList') },
                { value: 'map', label: t('facilities.asMap') },
              ]}
            />
            <FacilityFilters search={search} narrow={narrow} />
          </>
        }
        instead={
          as === 'map' ? (
            <Suspense fallback={null}>
              <FacilityMap search={filter} onUnplaced={() => narrow({ as: undefined, coordinates: 'no' })} />
            </Suspense>
          ) : undefined
        }
        empty={
          isFiltered(search) ? (
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
          const key = facilitySorts.find(each => each === one?.columnKey)
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
