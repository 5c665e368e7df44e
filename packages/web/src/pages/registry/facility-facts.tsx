import { Descriptions } from 'antd'
import type { Facility } from '../../api/types.ts'
import { Balls } from '../../shared/ball-reasons.tsx'
import { useClassWords } from '../../shared/class-words.ts'
import { wordFor } from '../../shared/domain-words.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** All that the register holds on one facility (一企一档). */
export const FacilityFacts = ({ facility }: { facility: Facility }) => {
  const { t } = useTexts()
  const { classWord } = useClassWords()
  const said = (value: string | number | null | undefined) =>
    value === null || value === undefined || value === '' ? '—' : value
  const items = [
    [t('facility.id'), facility.id],
    [t('facility.creditCode'), facility.creditCode],
    [t('facility.class'), classWord(facility.class)],
    [t('facility.keyKinds'), said(facility.keyKinds.join(t('list.joint')))],
    [
      t('facility.state'),
      facility.exclusion ? (
        <span key="state">
          <StateTag state={`exclusion.${facility.exclusion.reason}`} />
          {facility.exclusion.since} {facility.exclusion.evidence}
        </span>
      ) : (
        <StateTag key="state" state={`facility.${facility.state}`} />
      ),
    ],
    [t('facility.balls'), <Balls key="balls" balls={facility.balls} reasons={facility.ballReasons} />],
    [t('facility.lastVisitedOn'), facility.lastVisitedOn ?? t('facility.neverVisited')],
    [t('facility.area'), said(facility.area)],
    [t('facility.address'), said(facility.address)],
    [t('facility.division'), said(facility.division)],
    [t('facility.industry'), said(facility.industry)],
    [t('facility.permit'), said(facility.permit)],
    [t('facility.riskGrade'), facility.riskGrade ? wordFor(facility.riskGrade, t) : '—'],
    [t('facility.contact'), said(facility.contact)],
    [t('facility.phone'), said(facility.phone)],
    [
      t('facility.coordinates'),
      facility.longitude !== null && facility.latitude !== null
        ? `${facility.longitude}, ${facility.latitude}`
        : '—',
    ],
    [t('facility.remark'), said(facility.remark)],
  ] as const
  return (
    <Descriptions
      column={{ xs: 1, md: 1, lg: 1, xl: 1 }}
      bordered
      size="small"
      styles={{ label: { width: 150 } }}
      items={items.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
