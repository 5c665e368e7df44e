import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useCallback } from 'react'
import { inspectorsQuery } from '../../api/registry.ts'
import { useMay } from '../../api/session.ts'
import type { Inspector, SavedView } from '../../api/types.ts'
import { chosenKeys, columnsOf, type NamedColumn } from '../../shared/chosen-columns.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ListTools } from '../../shared/list-tools.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { InspectorFacts } from './inspector-facts.tsx'

const route = getRouteApi('/office/inspectors')
const usual = ['code', 'name', 'certificate', 'unit', 'tags', 'areas', 'avoid', 'post', 'account'] as const

/** 执法检查人员库: everyone who may be drawn, and what for. */
export const InspectorsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { open, columns: _columns, ...filter } = search
  const query = useQuery(inspectorsQuery(filter))
  const mayImport = useMay('office')
  const chosen = query.data?.items.find(inspector => inspector.id === open) ?? null
  const close = () => void navigate({ search: { ...search, open: undefined } })
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, open: undefined, ...change }, replace: true })
  const show = useCallback(
    (view: SavedView['search']) => void navigate({ search: view as typeof search, replace: true }),
    [navigate],
  )
  const filtered = Boolean(search.q || search.post)
  const importLink = (
    <LinkButton to="/inspectors/import" icon={<UploadOutlined />}>
      {t('registry.import')}
    </LinkButton>
  )
  const all: NamedColumn<Inspector>[] = [
    { key: 'code', title: t('inspector.id'), dataIndex: 'id', className: 'numeric' },
    {
      key: 'name',
      title: t('inspector.name'),
      render: (_, inspector) => (
        <Link to="/inspectors" search={{ ...search, open: inspector.id }} resetScroll={false}>
          {inspector.name}
        </Link>
      ),
    },
    { key: 'certificate', title: t('inspector.certificate'), dataIndex: 'certificate', className: 'numeric' },
    { key: 'unit', title: t('inspector.unit'), dataIndex: 'unit', render: unit => unit || '—' },
    {
      key: 'tags',
      title: t('inspector.tags'),
      render: (_, inspector) => <TagRow names={inspector.tags} />,
    },
    {
      key: 'areas',
      title: t('inspector.areas'),
      render: (_, inspector) =>
        inspector.areas.length > 0 ? inspector.areas.join('、') : t('inspector.everywhere'),
    },
    {
      key: 'avoid',
      title: t('inspector.avoid'),
      render: (_, inspector) =>
        inspector.avoid.length > 0 ? t('inspector.avoidCount', { count: inspector.avoid.length }) : '—',
    },
    {
      key: 'post',
      title: t('inspector.post'),
      render: (_, inspector) => <StateTag state={`post.${inspector.post}`} />,
    },
    {
      key: 'account',
      title: t('inspector.account'),
      dataIndex: 'username',
      render: name => name ?? t('inspector.noAccount'),
    },
    {
      key: 'phone',
      title: t('inspector.phone'),
      dataIndex: 'phone',
      className: 'numeric',
      render: phone => phone ?? '—',
    },
  ]
  const shown = chosenKeys(all, usual, search.columns)
  return (
    <>
      <ListPage<Inspector>
        title={t('menu.inspectors')}
        about={t('inspectors.about')}
        actions={
          <>
            <ListTools
              list="inspectors"
              search={search}
              columns={all}
              shown={shown}
              usual={usual}
              onView={show}
              onColumns={columns => void navigate({ search: { ...search, columns }, replace: true })}
            />
            {mayImport && importLink}
          </>
        }
        query={query}
        columns={columnsOf(all, shown)}
        rowKey={inspector => inspector.id}
        lead={Math.max(0, shown.indexOf('name'))}
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
