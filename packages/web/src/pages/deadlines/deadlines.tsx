import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { deadlinesQuery, deadlinesWorkbookUrl } from '../../api/deadlines.ts'
import { useMay } from '../../api/session.ts'
import { type Due, deadlineKinds, deadlineStandings } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { DueTable } from './due-table.tsx'
import { FilingForm } from './filing-form.tsx'
import { SettleForm } from './settle-form.tsx'

const route = getRouteApi('/office/deadlines')

/** 期限: everything that is due, in words, the most urgent first; an inspector's own only. */
export const DeadlinesPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(deadlinesQuery(search))
  const isInspector = useMay('inspector')
  const [met, setMet] = useState<Due | null>(null)
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  const { after: _after, limit: _limit, ...filters } = search
  const filtered = Object.keys(filters).length > 0
  const close = () => setMet(null)
  return (
    <>
      <PageHead
        title={t('menu.deadlines')}
        about={t(isInspector ? 'deadlines.aboutMine' : 'deadlines.about')}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            <Button icon={<DownloadOutlined />} href={deadlinesWorkbookUrl(search)}>
              {t('export')}
            </Button>
          </>
        }
      />
      <search className="filters no-print">
        <FilterSelect
          label={t('deadlines.kind')}
          value={search.kind}
          onChange={kind => narrow({ kind })}
          options={deadlineKinds.map(value => ({ value, label: t(`deadline.kind.${value}`) }))}
          width={220}
        />
        <FilterSelect
          label={t('deadlines.state')}
          value={search.state}
          onChange={state => narrow({ state })}
          options={deadlineStandings.map(value => ({ value, label: t(`deadlines.group.${value}`) }))}
        />
        {!isInspector && (
          <Checkbox
            checked={search.mine === 'yes'}
            onChange={event => narrow({ mine: event.target.checked ? 'yes' : undefined })}
          >
            {t('deadlines.mine')}
          </Checkbox>
        )}
        {filtered && (
          <Button type="link" onClick={() => void navigate({ search: {}, replace: true })}>
            {t('filters.clear')}
          </Button>
        )}
      </search>
      <Loaded query={query}>
        {({ items, next, total }) => (
          <>
            {items.length === 0 && (
              <div className="sheet">
                <EmptyState>
                  {t(
                    filtered ? 'filters.nothing' : isInspector ? 'deadlines.nothingMine' : 'deadlines.empty',
                  )}
                </EmptyState>
              </div>
            )}
            {deadlineStandings.map(standing => (
              <DueTable
                key={standing}
                title={t(`deadlines.group.${standing}`)}
                items={items.filter(({ state }) => state === standing)}
                onMeet={setMet}
              />
            ))}
            {items.length > 0 && (
              <KeyPager
                after={search.after}
                next={next}
                total={total}
                limit={search.limit ?? 50}
                onPage={after => void navigate({ search: { ...search, after } })}
                onLimit={limit => narrow({ limit })}
              />
            )}
          </>
        )}
      </Loaded>
      {met &&
        (met.kind === 'filing' ? (
          <FilingForm due={met} onClose={close} />
        ) : (
          <SettleForm due={met} onClose={close} />
        ))}
    </>
  )
}
