import { Link } from '@tanstack/react-router'
import { Descriptions } from 'antd'
import type { ExclusionWithTrail } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { Evidence } from './exclusion-columns.tsx'
import { ReturnDay } from './return-day.tsx'

/** All that is on record of one exclusion. */
export const ExclusionSheet = ({ exclusion }: { exclusion: ExclusionWithTrail }) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const { facility } = exclusion
  const noted = (label: string, note: string) =>
    note
      ? [
          [
            label,
            <div key={label} className="preserve">
              {note}
            </div>,
          ] as const,
        ]
      : []
  const items = [
    [
      t('exclusions.facility'),
      <div key="facility">
        <Link to="/facilities/$facilityId" params={{ facilityId: facility.id }}>
          {facility.name}
        </Link>
        <div className="quiet">
          {[facility.id, classWord(facility.class), facility.area].filter(Boolean).join(' · ')}
        </div>
        <div className="quiet">{facility.address}</div>
      </div>,
    ],
    [t('exclusions.reason'), t(`state.exclusion.${exclusion.reason}`)],
    [t('exclusions.since'), exclusion.since],
    [t('exclusions.until'), <ReturnDay key="until" exclusion={exclusion} />],
    [t('exclusions.evidence'), <Evidence key="evidence" exclusion={exclusion} t={t} />],
    [
      t('exclusions.document'),
      exclusion.document ? (
        <Link
          key="document"
          to="/facilities/$facilityId"
          params={{ facilityId: facility.id }}
          hash={`document-${exclusion.document.id}`}
        >
          {exclusion.document.title}
        </Link>
      ) : (
        '—'
      ),
    ],
    [t('exclusions.requested'), `${exclusion.requestedBy} ${momentWords(exclusion.requestedAt)}`],
    [
      t('exclusions.decided'),
      exclusion.decidedAt ? `${exclusion.decidedBy} ${momentWords(exclusion.decidedAt)}` : '—',
    ],
    ...noted(t('exclusions.decisionNote'), exclusion.decisionNote),
    ...noted(t('exclusions.returnNote'), exclusion.returnNote),
  ] as const
  return (
    <div className="sheet">
      <Descriptions
        column={1}
        bordered
        size="small"
        styles={{ label: { width: 150 } }}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </div>
  )
}
