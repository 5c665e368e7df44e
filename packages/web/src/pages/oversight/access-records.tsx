import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, type TableProps, Tag } from 'antd'
import { drawsQuery } from '../../api/draws.ts'
import { accessRecordsQuery } from '../../api/people.ts'
import type { AccessRecord } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const route = getRouteApi('/office/access')
const colours = {
  'view-list': 'error',
  'file-list': 'warning',
  'view-lot': 'warning',
  'open-lot': 'processing',
  unmask: 'purple',
} as const

/** 查阅痕迹: who saw what of a sealed list, when, from where and why. */
export const AccessRecordsPage = () => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(accessRecordsQuery(search))
  const draws = useQuery(drawsQuery)
  const titleOf = (drawId: string) => {
    const draw = draws.data?.find(each => each.id === drawId)
    return draw ? text(draw.title) : drawId
  }
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const columns: NonNullable<TableProps<AccessRecord>['columns']> = [
    { title: t('access.at'), className: 'numeric', render: (_, record) => momentWords(record.at, true) },
    {
      title: t('access.person'),
      render: (_, { person }) => (
        <Button
          type="link"
          style={{ padding: 0, height: 'auto' }}
          aria-label={t('access.onlyPerson', { name: person.name })}
          onClick={() => narrow({ person: person.id })}
        >
          {person.name} · {t(`role.${person.role}`)}
        </Button>
      ),
    },
    {
      title: t('access.action'),
      render: (_, record) => <Tag color={colours[record.action]}>{t(`access.${record.action}`)}</Tag>,
    },
    {
      title: t('access.what'),
      render: (_, { drawId, index, subject }) =>
        drawId ? (
          <Link to="/draws/$drawId" params={{ drawId }}>
            {titleOf(drawId)}
            {index !== null && ` ${t('lot.numbered', { number: index + 1 })}`}
          </Link>
        ) : (
          subject && <WhoseNumber subject={subject} />
        ),
    },
    {
      title: t('access.reason'),
      render: (_, record) => (
        <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>{record.reason ?? '—'}</div>
      ),
    },
    { title: t('access.from'), dataIndex: 'from', className: 'numeric', render: from => from ?? '—' },
  ]
  return (
    <ListPage<AccessRecord>
      title={t('menu.access')}
      about={t('access.about')}
      query={query}
      columns={columns}
      rowKey={record => record.id}
      filters={
        <>
          <FilterSelect
            label={t('access.whatFilter')}
            value={search.what}
            onChange={what => narrow({ what })}
            options={(['lists', 'personal-data'] as const).map(value => ({
              value,
              label: t(`access.what.${value}`),
            }))}
            width={180}
          />
          <FilterSelect
            label={t('access.draw')}
            value={search.draw}
            onChange={draw => narrow({ draw })}
            options={(draws.data ?? []).map(draw => ({ value: draw.id, label: text(draw.title) }))}
            width={220}
          />
          {search.person && (
            <Tag closable onClose={() => narrow({ person: undefined })}>
              {t('access.onlyPerson', {
                name:
                  query.data?.items.find(record => record.person.id === search.person)?.person.name ?? '…',
              })}
            </Tag>
          )}
        </>
      }
      empty={
        <EmptyState>
          {search.draw || search.person || search.what ? t('filters.nothing') : t('access.empty')}
        </EmptyState>
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

const fieldWords = {
  phone: 'facility.phone',
  legalPersonId: 'facility.legalPersonId',
} as const satisfies Readonly<Record<string, TextKey>>

/** Whose personal number was seen, and which one. */
const WhoseNumber = ({ subject }: { subject: NonNullable<AccessRecord['subject']> }) => {
  const { t } = useTexts()
  const { kind, id, field } = subject
  const what = Object.hasOwn(fieldWords, field) ? t(fieldWords[field as keyof typeof fieldWords]) : field
  if (kind === 'facility')
    return (
      <>
        <Link to="/facilities/$facilityId" params={{ facilityId: id }}>
          {id}
        </Link>{' '}
        {what}
      </>
    )
  return (
    <>
      {t('role.inspector')} {id} {what}
    </>
  )
}
