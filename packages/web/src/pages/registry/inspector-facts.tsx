import { Descriptions } from 'antd'
import type { InspectorDetail } from '../../api/types.ts'
import { Masked } from '../../shared/masked.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EligibilityTag } from './eligibility-tag.tsx'
import { certificateWords } from './inspector-words.ts'

/** All that the register holds on one inspector. */
export const InspectorFacts = ({ inspector }: { inspector: InspectorDetail }) => {
  const { t } = useTexts()
  const masked = (field: 'phone' | 'idNumber', value: string | null) => (
    <Masked
      key={field}
      value={value}
      owner="inspector"
      id={inspector.id}
      field={field}
      label={`${inspector.name} · ${t(`inspector.${field}`)}`}
    />
  )
  const items = [
    [t('eligible.today'), <EligibilityTag key="eligible" reasons={inspector.reasons} />],
    [t('inspector.id'), inspector.id],
    [
      t('inspector.establishment'),
      t(inspector.inEstablishment ? 'inspector.establishmentYes' : 'inspector.establishmentNo'),
    ],
    [t('inspector.post'), <StateTag key="post" state={`post.${inspector.post}`} />],
    [t('inspector.inPost'), t(inspector.inPost ? 'inspector.inPostYes' : 'inspector.inPostNo')],
    [t('inspector.unit'), inspector.unit || '—'],
    [t('inspector.certificate'), inspector.certificate],
    [t('inspector.term'), certificateWords(inspector, t)],
    [t('inspector.certificateIssuer'), inspector.certificateIssuer || '—'],
    [t('inspector.tags'), <TagRow key="tags" names={inspector.tags} />],
    [t('inspector.specialities'), inspector.specialities.join(t('list.joint')) || '—'],
    [
      t('inspector.areas'),
      inspector.areas.length > 0 ? inspector.areas.join(t('list.joint')) : t('inspector.everywhere'),
    ],
    [t('inspector.hours'), t('inspector.hoursCount', { n: inspector.hours })],
    [t('inspector.phone'), masked('phone', inspector.phone)],
    [t('inspector.idNumber'), masked('idNumber', inspector.idNumber)],
    [t('inspector.account'), inspector.username ?? t('inspector.noAccount')],
    [t('inspector.remark'), inspector.remark || '—'],
  ] as const
  return (
    <Descriptions
      column={{ xs: 1, sm: 1, md: 1, lg: 2, xl: 2, xxl: 2 }}
      bordered
      size="small"
      styles={{ label: { width: 150 } }}
      items={items.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
