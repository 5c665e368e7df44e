import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { outsideVisitsQuery } from '../../api/outside.ts'
import type { OutsideVisit, Visit } from '../../api/types.ts'
import { visitsQuery } from '../../api/visits.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { ViolationWord } from '../../shared/violation-word.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { outsideColumns } from '../outside/outside-columns.tsx'

const newest = 10

/** A facility's visits, random ones and those outside the regime told apart, the newest of each. */
export const FacilityVisits = ({ facility }: { facility: string }) => {
  const { t } = useTexts()
  const random = useQuery(visitsQuery({ facility, limit: newest }))
  const outside = useQuery(outsideVisitsQuery({ facility, limit: newest }))
  const { day, kind, what, team, violation, state } = outsideColumns(t)
  return (
    <>
      <section className="sheet" aria-labelledby="random-visits">
        <h2 id="random-visits">{t('facilityVisits.random')}</h2>
        <Loaded query={random}>
          {({ items, total }) => (
            <>
              {total === 0 ? (
                <p className="quiet">{t('facilityVisits.randomEmpty')}</p>
              ) : (
                <DataTable<Visit>
                  size="small"
                  aria-label={t('facilityVisits.random')}
                  rowKey={visit => `${visit.drawId} ${visit.index}`}
                  dataSource={items}
                  pagination={false}
                  columns={[
                    {
                      title: t('visit.openedAt'),
                      className: 'numeric',
                      render: (_, visit) =>
                        visit.state === 'opened' ? (
                          momentWords(visit.openedAt)
                        ) : (
                          <Link
                            to="/visits/$drawId/$index"
                            params={{ drawId: visit.drawId, index: String(visit.index) }}
                          >
                            {momentWords(visit.openedAt)}
                          </Link>
                        ),
                    },
                    { title: t('lot.team'), render: (_, visit) => visit.team.join(t('list.joint')) },
                    {
                      title: t('visit.state'),
                      render: (_, visit) => <StateTag state={`visit.${visit.state}`} />,
                    },
                    {
                      title: t('record.violation'),
                      render: (_, visit) => <ViolationWord violation={visit.violation} />,
                    },
                  ]}
                />
              )}
              {total > newest && (
                <Link to="/visits" search={{ facility }}>
                  {t('outside.seeAll', { total })}
                </Link>
              )}
            </>
          )}
        </Loaded>
      </section>
      <section className="sheet" aria-labelledby="outside-visits">
        <h2 id="outside-visits">{t('menu.outsideVisits')}</h2>
        <Loaded query={outside}>
          {({ items, total }) => (
            <>
              {total === 0 ? (
                <p className="quiet">{t('facilityVisits.outsideEmpty')}</p>
              ) : (
                <DataTable<OutsideVisit>
                  size="small"
                  lead={2}
                  aria-label={t('menu.outsideVisits')}
                  rowKey={visit => visit.id}
                  dataSource={items}
                  pagination={false}
                  columns={[day, kind, what, team, violation, state]}
                />
              )}
              {total > newest && (
                <Link to="/outside-visits" search={{ facility }}>
                  {t('outside.seeAll', { total })}
                </Link>
              )}
            </>
          )}
        </Loaded>
      </section>
    </>
  )
}
