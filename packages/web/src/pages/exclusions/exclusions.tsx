import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Checkbox, Select, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { exclusionsQuery } from '../../api/exclusions.ts'
import { useMay } from '../../api/session.ts'
import { type Exclusion, exclusionReasons, exclusionStates } from '../../api/types.ts'
import { returnSpans } from '../../search.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { DecideExclusions } from './decide-exclusions.tsx'
import { exclusionColumns } from './exclusion-columns.tsx'

const route = getRouteApi('/office/exclusions')

/** 不参加抽查: who takes no part, why, since when, until when, who asked and who approved; what waits stands first. */
export const ExclusionsPage = () => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(exclusionsQuery(search))
  const mayAsk = useMay('office')
  const [chosenIds, setChosenIds] = useState<readonly string[]>([])
  const [deciding, setDeciding] = useState<readonly string[] | null>(null)
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const { after: _after, limit: _limit, ...filters } = search
  const filtered = Object.keys(filters).length > 0
  const rows = query.data?.items ?? []
  const decidable = rows.filter(({ may }) => may.decide)
  const chosen = decidable.filter(({ id }) => chosenIds.includes(id))
  const columns = exclusionColumns(t, classWord)
  const choose = (id: string, on: boolean) =>
    setChosenIds(on ? [...chosenIds, id] : chosenIds.filter(each => each !== id))
  const newLink = (
    <LinkButton to="/exclusions/new" icon={<PlusOutlined />}>
      {t('exclusions.new')}
    </LinkButton>
  )
  const approveButton = decidable.length > 0 && (
    <Button
      type="primary"
      onClick={() => setDeciding((chosen.length > 0 ? chosen : decidable).map(({ id }) => id))}
    >
      {chosen.length > 0
        ? t('exclusions.approveChosen', { count: chosen.length })
        : t('exclusions.approveAll', { count: decidable.length })}
    </Button>
  )
  return (
    <>
      <ListPage<Exclusion>
        title={t('menu.exclusions')}
        about={t('exclusions.about')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            {mayAsk && newLink}
            {approveButton}
          </>
        }
        query={query}
        columns={[
          {
            ...columns.facility,
            render: (value, row, at) => (
              <div style={{ display: 'flex', alignItems: 'start', gap: 8 }}>
                {row.may.decide && (
                  <Checkbox
                    className="no-print"
                    aria-label={t('exclusions.choose', { name: row.facility.name })}
                    checked={chosenIds.includes(row.id)}
                    onChange={event => choose(row.id, event.target.checked)}
                  />
                )}
                <div>{columns.facility.render?.(value, row, at) as ReactNode}</div>
              </div>
            ),
          },
          columns.reason,
          columns.since,
          columns.back,
          columns.evidence,
          columns.state,
          columns.requested,
          columns.decided,
        ]}
        rowKey={({ id }) => id}
        filters={
          <>
            <SearchBox
              label={t('exclusions.search')}
              value={search.q ?? ''}
              onSearch={q => narrow({ q: q || undefined })}
            />
            <FilterSelect
              label={t('exclusions.state')}
              value={search.state}
              onChange={value => narrow({ state: value })}
              options={exclusionStates.map(value => ({
                value,
                label: `${t(`state.exclusionState.${value}`)} ${query.data?.byState[value] ?? 0}`,
              }))}
              width={200}
            />
            <FilterSelect
              label={t('exclusions.reason')}
              value={search.reason}
              onChange={value => narrow({ reason: value })}
              options={exclusionReasons.map(value => ({ value, label: t(`state.exclusion.${value}`) }))}
            />
            <Select<(typeof returnSpans)[number] | null>
              aria-label={t('exclusions.endsWithin')}
              placeholder={t('exclusions.endsWithin')}
              allowClear
              value={search.endsWithin ?? null}
              onChange={value => narrow({ endsWithin: value ?? undefined })}
              options={returnSpans.map(days => ({
                value: days,
                label: t('exclusions.endsWithinDays', { days }),
              }))}
              style={{ width: 160 }}
            />
            {search.evidence && (
              <Tag closable onClose={() => narrow({ evidence: undefined })}>
                {t('exclusions.onlyMissing')}
              </Tag>
            )}
            {search.facility && (
              <Tag closable onClose={() => narrow({ facility: undefined })}>
                {t('exclusions.ofFacility', { name: rows[0]?.facility.name ?? search.facility })}
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
            <EmptyState action={mayAsk && newLink}>{t('exclusions.empty')}</EmptyState>
          )
        }
        paging={{
          after: search.after,
          limit: search.limit ?? 50,
          onPage: after => void navigate({ search: { ...search, after } }),
          onLimit: limit => narrow({ limit }),
        }}
      />
      {deciding && (
        <DecideExclusions
          ids={deciding}
          onClose={() => {
            setDeciding(null)
            setChosenIds([])
          }}
        />
      )}
    </>
  )
}
