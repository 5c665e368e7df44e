import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { differencesQuery } from '../../api/directory.ts'
import {
  type DirectoryDifference,
  directoryCategories,
  directoryStandings,
  type EditionDetail,
} from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'

const route = getRouteApi('/office/directory')

/** What an edition under work changes in the edition in force: taken up, kept, dropped, still to be decided. */
export const DifferenceList = ({ edition }: { edition: EditionDetail }) => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { standing, category, after, limit } = search
  const query = useQuery(differencesQuery(edition.name, { standing, category, after, limit }))
  const here = { edition: edition.name, tab: 'differences' as const, standing, category, limit }
  return (
    <>
      <search className="filters">
        <FilterSelect
          label={t('directory.standing')}
          value={standing}
          onChange={value => void navigate({ search: { ...here, standing: value }, replace: true })}
          options={directoryStandings.map(value => ({
            value,
            label: `${t(`state.standing.${value}`)} ${edition.standings?.[value] ?? ''}`,
          }))}
        />
        <FilterSelect
          label={t('directory.category')}
          value={category}
          onChange={value => void navigate({ search: { ...here, category: value }, replace: true })}
          options={directoryCategories.map(value => ({ value, label: t(`category.${value}`) }))}
          width={180}
        />
      </search>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<DirectoryDifference>
        size="middle"
        lead={1}
        aria-label={t('directory.tab.differences')}
        rowKey={each => `${each.facilityId} ${each.category}`}
        dataSource={[...(query.data?.items ?? [])]}
        loading={query.isFetching && !query.isRefetchError}
        pagination={false}
        locale={{
          emptyText: query.isPending ? ' ' : <EmptyState>{t('directory.differences.none')}</EmptyState>,
        }}
        columns={[
          { title: t('facility.id'), dataIndex: 'facilityId', className: 'numeric' },
          {
            title: t('directory.facility'),
            render: (_, each) => (
              <Link
                to="/directory"
                search={{ edition: edition.name, q: each.facilityId, open: each.facilityId }}
              >
                {each.name}
              </Link>
            ),
          },
          { title: t('directory.category'), render: (_, each) => t(`category.${each.category}`) },
          {
            title: t('directory.standing'),
            render: (_, each) => <StateTag state={`standing.${each.standing}`} />,
          },
          { title: t('directory.differences.reason'), render: (_, each) => each.reason || '—' },
        ]}
      />
      {query.data && (
        <KeyPager
          after={after}
          limit={limit ?? 50}
          next={query.data.next}
          total={query.data.total}
          onPage={next => void navigate({ search: { ...here, after: next } })}
          onLimit={size => void navigate({ search: { ...here, limit: size } })}
        />
      )}
    </>
  )
}
