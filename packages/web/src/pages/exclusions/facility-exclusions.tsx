import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { exclusionsQuery } from '../../api/exclusions.ts'
import { useMay } from '../../api/session.ts'
import type { Exclusion } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { exclusionColumns } from './exclusion-columns.tsx'

const newest = 10

/** When a facility took no part and why, and the way to ask for it. */
export const FacilityExclusions = ({ facility }: { facility: string }) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const navigate = useNavigate()
  const query = useQuery(exclusionsQuery({ facility, limit: newest }))
  const mayAsk = useMay('office')
  const { since, back, evidence, state, requested, decided } = exclusionColumns(t, classWord)
  return (
    <section className="sheet" aria-labelledby="exclusions">
      <h2 id="exclusions">{t('menu.exclusions')}</h2>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            {total === 0 ? (
              <p className="quiet">{t('exclusions.everyPart')}</p>
            ) : (
              <DataTable<Exclusion>
                size="small"
                aria-label={t('menu.exclusions')}
                rowKey={({ id }) => id}
                dataSource={items}
                pagination={false}
                columns={[
                  {
                    title: t('exclusions.reason'),
                    render: (_, row) => (
                      <Link to="/exclusions/$exclusionId" params={{ exclusionId: row.id }}>
                        {t(`state.exclusion.${row.reason}`)}
                      </Link>
                    ),
                  },
                  since,
                  back,
                  evidence,
                  state,
                  requested,
                  decided,
                ]}
              />
            )}
            {total > newest && (
              <Link to="/exclusions" search={{ facility }}>
                {t('exclusions.seeAll', { total })}
              </Link>
            )}
          </>
        )}
      </Loaded>
      {mayAsk && (
        <Button
          className="no-print"
          style={{ marginTop: 12 }}
          onClick={() => void navigate({ to: '/exclusions/new', search: { facility } })}
        >
          {t('exclusions.new')}
        </Button>
      )}
    </section>
  )
}
