import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useCallback } from 'react'
import { inspectorCountsQuery } from '../../api/inspectors.ts'
import { inspectorsQuery } from '../../api/registry.ts'
import { useMay, useSession } from '../../api/session.ts'
import { type Inspector, posts, type SavedView } from '../../api/types.ts'
import { chosenKeys, columnsOf, type NamedColumn } from '../../shared/chosen-columns.ts'
import { DayFilter } from '../../shared/day-filter.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ListTools } from '../../shared/list-tools.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { EligibilityTag } from './eligibility-tag.tsx'

const route = getRouteApi('/office/inspectors')
const usual = [
  'code',
  'name',
  'eligible',
  'standing',
  'unit',
  'tags',
  'certificate',
  'areas',
  'avoid',
  'hours',
  'account',
] as const

/** The head count and who of them may be drawn, side by side and told apart. */
const Counts = () => {
  const { t } = useTexts()
  const counts = useQuery(inspectorCountsQuery)
  if (!counts.data) return t('inspectors.about')
  const { registered, inPost, eligible } = counts.data
  return t('inspectors.counts', { registered, inPost, eligible })
}

const useInspectorColumns = (onDay: string | undefined, seesMore: boolean): NamedColumn<Inspector>[] => {
  const { t } = useTexts()
  const today = dayOf(useSession().now)
  const term = ({ certificateUntil }: Inspector) => {
    if (certificateUntil === null) return <span className="quiet">{t('inspector.termMissing')}</span>
    if (certificateUntil < (onDay ?? today))
      return <Tag color="error">{t('inspector.expired', { day: certificateUntil })}</Tag>
    return <span className="quiet">{t('inspector.validUntil', { day: certificateUntil })}</span>
  }
  return [
    { key: 'code', title: t('inspector.id'), dataIndex: 'id', className: 'numeric' },
    {
      key: 'name',
      title: t('inspector.name'),
      render: (_, inspector) =>
        seesMore ? (
          <Link to="/inspectors/$inspectorId" params={{ inspectorId: inspector.id }}>
            {inspector.name}
          </Link>
        ) : (
          inspector.name
        ),
    },
    {
      key: 'eligible',
      title: onDay ? t('eligible.onDay', { day: onDay }) : t('eligible.today'),
      className: 'wrap',
      render: (_, inspector) => <EligibilityTag reasons={inspector.reasons} />,
    },
    {
      key: 'standing',
      title: t('inspector.standing'),
      render: (_, inspector) => (
        <>
          <Tag>
            {t(inspector.inEstablishment ? 'inspector.establishmentYes' : 'inspector.establishmentNo')}
          </Tag>
          <StateTag state={`post.${inspector.post}`} />
        </>
      ),
    },
    { key: 'unit', title: t('inspector.unit'), dataIndex: 'unit', render: unit => unit || '—' },
    {
      key: 'tags',
      title: t('inspector.tags'),
      render: (_, inspector) => <TagRow names={[...inspector.tags, ...inspector.specialities]} />,
    },
    {
      key: 'certificate',
      title: t('inspector.certificate'),
      className: 'numeric',
      render: (_, inspector) => (
        <>
          <div>{inspector.certificate}</div>
          {term(inspector)}
        </>
      ),
    },
    {
      key: 'certificateIssuer',
      title: t('inspector.certificateIssuer'),
      dataIndex: 'certificateIssuer',
      render: issuer => issuer || '—',
    },
    {
      key: 'areas',
      title: t('inspector.areas'),
      render: (_, inspector) =>
        inspector.areas.length > 0 ? inspector.areas.join(t('list.joint')) : t('inspector.everywhere'),
    },
    {
      key: 'avoid',
      title: t('inspector.avoid'),
      render: (_, inspector) =>
        inspector.avoids > 0 ? t('inspector.avoidCount', { count: inspector.avoids }) : '—',
    },
    {
      key: 'hours',
      title: t('inspector.hours'),
      className: 'numeric',
      render: (_, inspector) => inspector.hours || '—',
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
}

/** 执法检查人员库: everyone who may be drawn, and what for. */
export const InspectorsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { columns: _columns, ...filter } = search
  const query = useQuery(inspectorsQuery(filter))
  const mayEdit = useMay('office')
  const seesMore = useMay('office', 'director', 'auditor')
  const { after: _after, limit: _limit, ...filters } = filter
  const filtered = Object.keys(filters).length > 0
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const show = useCallback(
    (view: SavedView['search']) => void navigate({ search: view as typeof search, replace: true }),
    [navigate],
  )
  const importLink = (
    <LinkButton to="/inspectors/import" icon={<UploadOutlined />}>
      {t('registry.import')}
    </LinkButton>
  )
  const all = useInspectorColumns(search.day, seesMore)
  const shown = chosenKeys(all, usual, search.columns)
  const yesNo = (yes: string, no: string) =>
    [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ] as const
  return (
    <ListPage<Inspector>
      title={t('menu.inspectors')}
      about={seesMore ? <Counts /> : t('inspectors.about')}
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
          {mayEdit && (
            <>
              <Link to="/inspectors/new">
                <Button icon={<PlusOutlined />}>{t('inspectors.add')}</Button>
              </Link>
              {importLink}
            </>
          )}
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
            label={t('eligible.filter')}
            value={search.eligible}
            onChange={eligible => narrow({ eligible })}
            options={yesNo(t('eligible.yes'), t('eligible.no'))}
            width={170}
          />
          <DayFilter label={t('eligible.day')} value={search.day} onChange={day => narrow({ day })} />
          <FilterSelect
            label={t('inspector.inPost')}
            value={search.inPost}
            onChange={inPost => narrow({ inPost })}
            options={yesNo(t('inspector.inPostYes'), t('inspector.inPostNo'))}
          />
          <FilterSelect
            label={t('inspector.post')}
            value={search.post}
            onChange={post => narrow({ post })}
            options={posts.map(value => ({ value, label: t(`state.post.${value}`) }))}
          />
          <FilterSelect
            label={t('inspector.establishment')}
            value={search.establishment}
            onChange={establishment => narrow({ establishment })}
            options={yesNo(t('inspector.establishmentYes'), t('inspector.establishmentNo'))}
          />
          <FilterSelect
            label={t('inspector.tags')}
            value={search.tag}
            onChange={tag => narrow({ tag })}
            options={(['lead', 'sampler'] as const).map(value => ({ value, label: t(`tag.${value}`) }))}
          />
          {filtered && (
            <Button
              type="link"
              onClick={() => void navigate({ search: { columns: search.columns }, replace: true })}
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
          <EmptyState action={mayEdit && importLink}>{t('inspectors.empty')}</EmptyState>
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
