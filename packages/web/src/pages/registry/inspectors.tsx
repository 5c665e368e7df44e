import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Drawer, type TableProps } from 'antd'
import { inspectorsQuery } from '../../api/registry.ts'
import { useMay } from '../../api/session.ts'
import type { Inspector } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { InspectorFacts } from './inspector-facts.tsx'

const route = getRouteApi('/office/inspectors')

/** 执法检查人员库: everyone who may be drawn, and what for. */
export const InspectorsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { open, ...filter } = search
  const query = useQuery(inspectorsQuery(filter))
  const mayImport = useMay('office')
  const chosen = query.data?.items.find(inspector => inspector.id === open) ?? null
  const close = () => void navigate({ search: { ...search, open: undefined } })
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, open: undefined, ...change }, replace: true })
  const filtered = Boolean(search.q || search.post)
  const importLink = (
    <LinkButton to="/inspectors/import" icon={<UploadOutlined />}>
      {t('registry.import')}
    </LinkButton>
  )
  const columns: NonNullable<TableProps<Inspector>['columns']> = [
    { title: t('inspector.id'), dataIndex: 'id', className: 'numeric' },
    {
      title: t('inspector.name'),
      render: (_, inspector) => (
        <Link to="/inspectors" search={{ ...search, open: inspector.id }} resetScroll={false}>
          {inspector.name}
        </Link>
      ),
    },
    { title: t('inspector.certificate'), dataIndex: 'certificate', className: 'numeric' },
    { title: t('inspector.unit'), dataIndex: 'unit', render: unit => unit || '—' },
    {
      title: t('inspector.tags'),
      render: (_, inspector) => <TagRow names={inspector.tags} />,
    },
    {
      title: t('inspector.areas'),
      render: (_, inspector) =>
        inspector.areas.length > 0 ? inspector.areas.join('、') : t('inspector.everywhere'),
    },
    {
      title: t('inspector.avoid'),
      render: (_, inspector) =>
        inspector.avoid.length > 0 ? t('inspector.avoidCount', { count: inspector.avoid.length }) : '—',
    },
    { title: t('inspector.post'), render: (_, inspector) => <StateTag state={`post.${inspector.post}`} /> },
    {
      title: t('inspector.account'),
      dataIndex: 'username',
      render: name => name ?? t('inspector.noAccount'),
    },
  ]
  return (
    <>
      <ListPage<Inspector>
        title={t('menu.inspectors')}
        about={t('inspectors.about')}
        actions={mayImport && importLink}
        query={query}
        columns={columns}
        rowKey={inspector => inspector.id}
        lead={1}
        filters={
          <>
            <SearchBox
              label={t('inspectors.search')}
              value={search.q ?? ''}
              onSearch={q => narrow({ q: q || undefined })}
            />
            <FilterSelect
              label={t('inspector.post')}
              value={search.post}
              onChange={value => narrow({ post: value })}
              options={(['in-post', 'on-leave', 'seconded', 'left'] as const).map(value => ({
                value,
                label: t(`state.post.${value}`),
              }))}
            />
          </>
        }
        empty={
          filtered ? (
            <EmptyState>{t('filters.nothing')}</EmptyState>
          ) : (
            <EmptyState action={mayImport && importLink}>{t('inspectors.empty')}</EmptyState>
          )
        }
        paging={{
          after: search.after,
          limit: search.limit ?? 50,
          onPage: after => void navigate({ search: { ...search, after, open: undefined } }),
          onLimit: limit => narrow({ limit }),
        }}
      />
      <Drawer
        open={chosen !== null}
        onClose={close}
        size={480}
        title={chosen?.name}
        styles={{ wrapper: { maxWidth: '100vw' } }}
      >
        {chosen && <InspectorFacts inspector={chosen} />}
      </Drawer>
    </>
  )
}
