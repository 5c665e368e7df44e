import { Link } from '@tanstack/react-router'
import { type TableProps, Tag } from 'antd'
import type { Exclusion, Instant } from '../../api/types.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import type { Translate } from '../../texts/sentence.ts'
import { dayOf } from '../../time/moments.ts'
import { ReturnDay } from './return-day.tsx'

type Column<T> = NonNullable<TableProps<T>['columns']>[number]
type Name = 'facility' | 'reason' | 'since' | 'back' | 'evidence' | 'state' | 'requested' | 'decided'

/** What proves it, or that nothing does yet. */
export const Evidence = ({ exclusion, t }: { exclusion: Exclusion; t: Translate }) =>
  exclusion.evidence.trim() === '' ? (
    <Tag color="error">{t('exclusions.evidenceMissing')}</Tag>
  ) : (
    <div className="preserve">{exclusion.evidence}</div>
  )

const WhoAndWhen = ({ name, at }: { name: string; at: Instant }) => (
  <>
    {name} <div className="quiet numeric">{dayOf(at)}</div>
  </>
)

/** How exclusions stand in a table; the facility's name leads to the exclusion's own page. */
export const exclusionColumns = <T extends Exclusion = Exclusion>(
  t: Translate,
  classWord: (id: string) => string,
): Readonly<Record<Name, Column<T>>> => ({
  facility: {
    title: t('exclusions.facility'),
    render: (_, { id, facility }) => (
      <>
        <Link to="/exclusions/$exclusionId" params={{ exclusionId: id }}>
          {facility.name}
        </Link>
        <div className="quiet">{classWord(facility.class)}</div>
      </>
    ),
  },
  reason: {
    title: t('exclusions.reason'),
    render: (_, { reason }) => t(`state.exclusion.${reason}`),
  },
  since: { title: t('exclusions.since'), className: 'numeric', render: (_, row) => row.since },
  back: { title: t('exclusions.back'), render: (_, exclusion) => <ReturnDay exclusion={exclusion} /> },
  evidence: {
    title: t('exclusions.evidence'),
    render: (_, exclusion) => (
      <div style={{ maxWidth: 280 }}>
        <Evidence exclusion={exclusion} t={t} />
      </div>
    ),
  },
  state: {
    title: t('exclusions.state'),
    render: (_, { state }) => <StateTag state={`exclusionState.${state}`} />,
  },
  requested: {
    title: t('exclusions.requested'),
    render: (_, { requestedBy, requestedAt }) => <WhoAndWhen name={requestedBy} at={requestedAt} />,
  },
  decided: {
    title: t('exclusions.decided'),
    render: (_, { decidedBy, decidedAt }) =>
      decidedAt ? <WhoAndWhen name={decidedBy ?? ''} at={decidedAt} /> : '—',
  },
})
