import { Descriptions } from 'antd'
import type { Inspector } from '../../api/types.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** All that the register holds on one inspector. */
export const InspectorFacts = ({ inspector }: { inspector: Inspector }) => {
  const { t } = useTexts()
  const items = [
    [t('inspector.id'), inspector.id],
    [t('inspector.certificate'), inspector.certificate],
    [t('inspector.unit'), inspector.unit || '—'],
    [t('inspector.post'), <StateTag key="post" state={`post.${inspector.post}`} />],
    [t('inspector.tags'), <TagRow key="tags" names={inspector.tags} />],
    [
      t('inspector.areas'),
      inspector.areas.length > 0 ? inspector.areas.join('、') : t('inspector.everywhere'),
    ],
    [t('inspector.avoid'), inspector.avoid.length > 0 ? inspector.avoid.join('、') : '—'],
    [t('inspector.phone'), inspector.phone ?? '—'],
    [t('inspector.account'), inspector.username ?? t('inspector.noAccount')],
  ] as const
  return (
    <Descriptions
      column={1}
      bordered
      size="small"
      styles={{ label: { width: 130 } }}
      items={items.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}
