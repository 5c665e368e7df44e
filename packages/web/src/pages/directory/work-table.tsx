import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Space, type TableProps, Tag } from 'antd'
import { useState } from 'react'
import { candidatesQuery, editionsQuery } from '../../api/directory.ts'
import {
  type Candidate,
  type DirectoryDecision,
  directoryCategories,
  directoryStandings,
  type EditionDetail,
} from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { CarryOver } from './carry-over.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { DropListings } from './drop-listings.tsx'
import { standingOf } from './standing.ts'

const route = getRouteApi('/office/directory')

/** Whether a criterion listed the facility by itself, its points not being enough. */
const listsAlone = ({ criteria }: EditionDetail, { category, assessed, total }: DirectoryDecision) =>
  assessed && total < (criteria.thresholds[category] ?? Number.POSITIVE_INFINITY)

/** Every facility that may be listed, with the decisions of the edition beside the edition in force. */
export const WorkTable = ({ edition, mayWork }: { edition: EditionDetail; mayWork: boolean }) => {
  const { t, text } = useTexts()
  const { classWord, drawn } = useClassWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { edition: _edition, tab: _tab, open, after, limit, ...filter } = search
  const isOpen = edition.state !== 'published'
  // Of a published edition the list itself is looked at first, not those it leaves out.
  const decision = search.decision ?? (isOpen ? undefined : 'listed')
  const query = useQuery(candidatesQuery(edition.name, { ...filter, decision, after, limit }))
  const hasEditionInForce = useQuery(editionsQuery).data?.items.some(({ inForce }) => inForce) ?? false
  const [selected, setSelected] = useState<readonly string[]>([])
  const [carrying, setCarrying] = useState(false)
  const [dropping, setDropping] = useState(false)
  const here = { ...search, edition: edition.name }
  const narrow = (change: Partial<typeof search>) => {
    setSelected([])
    void navigate({ search: { ...here, after: undefined, open: undefined, ...change }, replace: true })
  }
  const filtered = Object.values(filter).some(value => value !== undefined)
  const shown = (candidate: Candidate) =>
    directoryCategories.filter(
      category =>
        (!filter.category || filter.category === category) &&
        (candidate.inForce.includes(category) ||
          candidate.decisions.some(decision => decision.category === category)),
    )
  const columns: NonNullable<TableProps<Candidate>['columns']> = [
    {
      title: t('facility.id'),
      className: 'numeric',
      render: (_, { facility }) => facility.id,
    },
    {
      title: t('directory.facility'),
      render: (_, { facility, takesPart }) => (
        <Space size={8} wrap>
          <Link to="/directory" search={{ ...here, open: facility.id }} resetScroll={false}>
            {facility.name}
          </Link>
          {!takesPart && <Tag>{t('directory.notPart')}</Tag>}
        </Space>
      ),
    },
    { title: t('facility.class'), render: (_, { facility }) => classWord(facility.class) },
    { title: t('facility.area'), render: (_, { facility }) => facility.area || '—' },
    {
      title: t('directory.now'),
      render: (_, { inForce }) =>
        inForce.length > 0 ? inForce.map(category => t(`category.${category}`)).join(t('list.joint')) : '—',
    },
    {
      title: t('directory.decision'),
      render: (_, candidate) => {
        const some = shown(candidate)
        if (some.length === 0) return <span className="quiet">{t('directory.undecided')}</span>
        return (
          <ul className="plain-rows">
            {some.map(category => {
              const decision = candidate.decisions.find(each => each.category === category)
              const standing = isOpen ? standingOf(candidate, category) : null
              return (
                <li key={category}>
                  {t(`category.${category}`)}{' '}
                  {decision ? (
                    <>
                      <StateTag state={decision.listed ? 'decision.listed' : 'decision.unlisted'} />
                      <span className="quiet numeric">
                        {listsAlone(edition, decision)
                          ? t('directory.form.lists')
                          : t('directory.points', { total: decision.total })}
                      </span>{' '}
                      {decision.listed !== decision.assessed && (
                        <Tag color="warning">{t('directory.departs')}</Tag>
                      )}
                      {standing && standing !== 'kept' && <StateTag state={`standing.${standing}`} />}
                    </>
                  ) : (
                    <StateTag state="standing.open" />
                  )}
                </li>
              )
            })}
          </ul>
        )
      },
    },
  ]
  const selection: TableProps<Candidate>['rowSelection'] | undefined = mayWork
    ? {
        selectedRowKeys: [...selected],
        onChange: keys => setSelected(keys.map(String)),
        columnWidth: 40,
      }
    : undefined
  return (
    <>
      <search className="filters">
        <SearchBox
          label={t('directory.search')}
          value={search.q ?? ''}
          onSearch={q => narrow({ q: q || undefined })}
        />
        <FilterSelect
          label={t('directory.category')}
          value={search.category}
          onChange={category => narrow({ category })}
          options={directoryCategories.map(value => ({ value, label: t(`category.${value}`) }))}
          width={180}
        />
        <FilterSelect
          label={t('facility.class')}
          value={search.class}
          onChange={value => narrow({ class: value })}
          options={drawn.map(({ id, label }) => ({ value: id, label: text(label) }))}
        />
        <FilterSelect
          label={t('directory.now')}
          value={search.inForce}
          onChange={inForce => narrow({ inForce })}
          options={[
            { value: 'yes', label: t('directory.nowYes') },
            { value: 'no', label: t('directory.nowNo') },
          ]}
          width={160}
        />
        <FilterSelect
          label={t('directory.decision')}
          value={decision}
          onChange={value => narrow({ decision: value })}
          options={[
            { value: 'listed', label: t('state.decision.listed') },
            { value: 'unlisted', label: t('state.decision.unlisted') },
            { value: 'none', label: t('directory.undecided') },
          ]}
        />
        {isOpen && (
          <FilterSelect
            label={t('directory.standing')}
            value={search.standing}
            onChange={standing => narrow({ standing })}
            options={directoryStandings.map(value => ({ value, label: t(`state.standing.${value}`) }))}
          />
        )}
        {search.area && (
          <Tag closable onClose={() => narrow({ area: undefined })}>
            {search.area}
          </Tag>
        )}
        {filtered && (
          <Button
            type="link"
            onClick={() => void navigate({ search: { edition: edition.name }, replace: true })}
          >
            {t('filters.clear')}
          </Button>
        )}
      </search>
      {mayWork && (
        <Space wrap className="no-print" style={{ marginBottom: 12 }}>
          {hasEditionInForce && <Button onClick={() => setCarrying(true)}>{t('directory.carryOver')}</Button>}
          <Button danger disabled={selected.length === 0} onClick={() => setDropping(true)}>
            {t('directory.drop')}
          </Button>
          {selected.length > 0 && (
            <span className="quiet" role="status">
              {t('directory.selected', { count: selected.length })}
            </span>
          )}
        </Space>
      )}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<Candidate>
        size="middle"
        lead={1}
        aria-label={t('directory.tab.work')}
        columns={columns}
        dataSource={[...(query.data?.items ?? [])]}
        rowKey={({ facility }) => facility.id}
        loading={query.isFetching && !query.isRefetchError}
        pagination={false}
        {...(selection ? { rowSelection: selection } : {})}
        locale={{
          emptyText: query.isPending ? (
            ' '
          ) : (
            <EmptyState>{t(filtered ? 'filters.nothing' : 'directory.nobody')}</EmptyState>
          ),
        }}
      />
      {query.data && (
        <KeyPager
          after={after}
          limit={limit ?? 50}
          next={query.data.next}
          total={query.data.total}
          onPage={next => void navigate({ search: { ...here, after: next, open: undefined } })}
          onLimit={size => narrow({ limit: size })}
        />
      )}
      {open && (
        <DecisionDrawer
          key={open}
          edition={edition}
          facility={open}
          mayWork={mayWork}
          category={filter.category}
          onClose={() => void navigate({ search: { ...here, open: undefined }, resetScroll: false })}
        />
      )}
      {carrying && <CarryOver edition={edition.name} onClose={() => setCarrying(false)} />}
      {dropping && (
        <DropListings
          edition={edition.name}
          facilities={selected}
          names={new Map((query.data?.items ?? []).map(({ facility }) => [facility.id, facility.name]))}
          onClose={done => {
            setDropping(false)
            if (done) setSelected([])
          }}
        />
      )}
    </>
  )
}
