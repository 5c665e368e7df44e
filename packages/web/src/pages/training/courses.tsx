import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, type TableProps } from 'antd'
import { useMay, useSession } from '../../api/session.ts'
import { courseKindsQuery, coursesQuery } from '../../api/training.ts'
import type { Course } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'

const route = getRouteApi('/office/training')
const yearsBack = 6

/** 培训: the courses inspectors were at (八.3). */
export const CoursesPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(coursesQuery(search))
  const kinds = useQuery(courseKindsQuery)
  const thisYear = Number(dayOf(useSession().now).slice(0, 4))
  const mayEdit = useMay('office')
  const { after: _after, limit: _limit, ...filters } = search
  const filtered = Object.keys(filters).length > 0
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const newLink = (
    <LinkButton to="/training/new" icon={<PlusOutlined />}>
      {t('course.add')}
    </LinkButton>
  )
  const columns: NonNullable<TableProps<Course>['columns']> = [
    { title: t('course.heldOn'), dataIndex: 'heldOn', className: 'numeric' },
    {
      title: t('course.title'),
      className: 'wrap',
      render: (_, course) => (
        <Link to="/training/$courseId" params={{ courseId: course.id }}>
          {course.title}
        </Link>
      ),
    },
    { title: t('course.kind'), dataIndex: 'kind' },
    { title: t('course.hours'), dataIndex: 'hours', className: 'numeric' },
    { title: t('course.organiser'), render: (_, course) => course.organiser || '—' },
    { title: t('course.attended'), dataIndex: 'attended', className: 'numeric' },
    {
      title: t('course.passed'),
      className: 'numeric',
      render: (_, { attended, passed }) =>
        attended === 0 ? '—' : t('course.passedOf', { passed, failed: attended - passed }),
    },
    {
      title: t('course.state'),
      render: (_, course) => <StateTag state={course.withdrawn ? 'course.withdrawn' : 'course.valid'} />,
    },
  ]
  return (
    <ListPage<Course>
      title={t('menu.training')}
      about={t('training.about')}
      actions={mayEdit && newLink}
      query={query}
      columns={columns}
      rowKey={course => course.id}
      lead={1}
      filters={
        <>
          <SearchBox
            label={t('training.search')}
            value={search.q ?? ''}
            onSearch={q => narrow({ q: q || undefined })}
          />
          <FilterSelect
            label={t('course.kind')}
            value={search.kind}
            onChange={kind => narrow({ kind })}
            options={(kinds.data ?? []).map(value => ({ value, label: value }))}
            width={180}
          />
          <FilterSelect
            label={t('training.year')}
            value={search.year === undefined ? undefined : String(search.year)}
            onChange={year => narrow({ year: year === undefined ? undefined : Number(year) })}
            options={Array.from({ length: yearsBack }, (_, n) => String(thisYear - n)).map(value => ({
              value,
              label: value,
            }))}
          />
          <FilterSelect
            label={t('course.state')}
            value={search.state}
            onChange={state => narrow({ state })}
            options={(['valid', 'withdrawn'] as const).map(value => ({
              value,
              label: t(`state.course.${value}`),
            }))}
          />
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
          <EmptyState action={mayEdit && newLink}>{t('training.empty')}</EmptyState>
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
