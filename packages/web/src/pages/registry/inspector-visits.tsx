import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Visit } from '../../api/types.ts'
import { visitsQuery } from '../../api/visits.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const newest = 10

/** The visits an inspector was on. There is a visit from the opening of a lot on: no sealed lot shows here. */
export const InspectorVisits = ({ inspector }: { inspector: string }) => {
  const { t } = useTexts()
  const query = useQuery(visitsQuery({ inspector, limit: newest }))
  return (
    <section className="sheet" aria-labelledby="inspector-visits">
      <h2 id="inspector-visits">{t('inspector.visits')}</h2>
      <p className="quiet">{t('inspector.visitsAbout')}</p>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            <DataTable<Visit>
              size="small"
              lead={1}
              rowKey={visit => `${visit.drawId} ${visit.index}`}
              aria-label={t('inspector.visits')}
              pagination={false}
              dataSource={[...items]}
              locale={{ emptyText: <EmptyState>{t('inspector.visitsEmpty')}</EmptyState> }}
              columns={[
                {
                  title: t('visit.openedAt'),
                  className: 'numeric',
                  render: (_, visit) => momentWords(visit.openedAt),
                },
                {
                  title: t('lot.facility'),
                  render: (_, visit) =>
                    visit.state === 'opened' ? (
                      visit.facility.name
                    ) : (
                      <Link
                        to="/visits/$drawId/$index"
                        params={{ drawId: visit.drawId, index: String(visit.index) }}
                      >
                        {visit.facility.name}
                      </Link>
                    ),
                },
                { title: t('lot.team'), render: (_, visit) => visit.team.join(t('list.joint')) },
                {
                  title: t('visit.state'),
                  render: (_, visit) => <StateTag state={`visit.${visit.state}`} />,
                },
              ]}
            />
            {total > newest && (
              <Link to="/visits" search={{ inspector }}>
                {t('outside.seeAll', { total })}
              </Link>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
