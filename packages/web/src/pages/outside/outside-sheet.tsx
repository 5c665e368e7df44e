import { Link } from '@tanstack/react-router'
import { Descriptions } from 'antd'
import { useMay } from '../../api/session.ts'
import type { OutsideVisit } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { ViolationWord } from '../../shared/violation-word.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { referenceOf } from './outside-words.ts'

/** All that is registered of one visit outside the regime. */
export const OutsideSheet = ({ visit }: { visit: OutsideVisit }) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const seesRegister = useMay('office', 'director', 'auditor')
  const { facility, matter } = visit
  const items = [
    [t('outside.kind'), t(`kind.${matter.kind}`)],
    [t(`reference.${matter.kind}`), referenceOf(matter)],
    [
      t('outside.facility'),
      <div key="facility">
        {seesRegister ? (
          <Link to="/facilities/$facilityId" params={{ facilityId: facility.id }}>
            {facility.name}
          </Link>
        ) : (
          facility.name
        )}
        <div className="quiet">
          {facility.id} · {facility.creditCode} · {classWord(facility.class)}
        </div>
        <div className="quiet">{facility.address}</div>
      </div>,
    ],
    [t('outside.visitedOn'), visit.visitedOn],
    [
      t('outside.team'),
      <div key="team">
        {visit.team.map(member => (
          <div key={member.inspector}>
            {member.name}{' '}
            <span className="quiet">
              {t('inspector.certificate')} {member.certificate}
            </span>
          </div>
        ))}
      </div>,
    ],
    [
      t('outside.reason'),
      <div key="reason" className="preserve">
        {visit.reason}
      </div>,
    ],
    [
      t('outside.findings'),
      <div key="findings" className="preserve">
        {visit.findings}
      </div>,
    ],
    [t('outside.violation'), <ViolationWord key="violation" violation={visit.violation} />],
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
