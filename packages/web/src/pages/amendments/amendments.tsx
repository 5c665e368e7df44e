import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { amendmentRequestsQuery } from '../../api/amendments.ts'
import { useMay } from '../../api/session.ts'
import { type AmendmentRequest, amendmentStates } from '../../api/types.ts'
import { seatWord } from '../../shared/domain-words.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DecideRequest } from './decide-request.tsx'

const route = getRouteApi('/office/amendments')

/** 换签: who asked for a replacement and what came of it, by numbers only. */
export const AmendmentsPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(amendmentRequestsQuery(search))
  const mayDecide = useMay('director')
  const [deciding, setDeciding] = useState<AmendmentRequest | null>(null)
  const narrow = (change: typeof search) =>
    void navigate({ search: { ...search, after: undefined, ...change }, replace: true })
  return (
    <>
      <ListPage<AmendmentRequest>
        title={t('menu.amendments')}
        about={t('amend.about')}
        query={query}
        rowKey={({ id }) => id}
        columns={[
          {
            title: t('lot.number'),
            render: (_, { drawId, index }) => (
              <Link to="/draws/$drawId" params={{ drawId }}>
                {t('lot.numbered', { number: index + 1 })}
                <div className="quiet">{drawId}</div>
              </Link>
            ),
          },
          {
            title: t('amend.what'),
            render: (_, { kind, role, reason }) => (
              <>
                {t(`amend.kind.${kind}`)}
                {role && `（${seatWord(role, t)}）`}
                <div className="quiet">{t(`amend.reason.${reason}`)}</div>
              </>
            ),
          },
          {
            title: t('amend.askedBy'),
            render: (_, { askedAs, askedAt }) => (
              <>
                {t(`amend.as.${askedAs}`)}
                <div className="quiet">{momentWords(askedAt)}</div>
              </>
            ),
          },
          {
            title: t('lot.state'),
            render: (_, { state, madeIndex }) => (
              <>
                <StateTag state={`amendment.${state}`} />
                {madeIndex !== null && (
                  <div className="quiet">{t('amend.replacedBy', { number: madeIndex + 1 })}</div>
                )}
              </>
            ),
          },
          {
            title: t('amend.decided'),
            render: (_, row) =>
              row.decidedAt ? (
                <>
                  {row.decidedBy}
                  <div className="quiet">{momentWords(row.decidedAt)}</div>
                </>
              ) : mayDecide ? (
                <Button type="primary" onClick={() => setDeciding(row)}>
                  {t('amend.decide')}
                </Button>
              ) : (
                '—'
              ),
          },
        ]}
        filters={
          <FilterSelect
            label={t('lot.state')}
            value={search.state}
            onChange={state => narrow({ state })}
            options={amendmentStates.map(value => ({ value, label: t(`state.amendment.${value}`) }))}
          />
        }
        empty={<EmptyState>{t(search.state ? 'filters.nothing' : 'amend.empty')}</EmptyState>}
        paging={{
          after: search.after,
          limit: search.limit ?? 50,
          onPage: after => void navigate({ search: { ...search, after } }),
          onLimit: limit => narrow({ limit }),
        }}
      />
      {deciding && <DecideRequest request={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}
