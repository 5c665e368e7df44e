import { Tag } from 'antd'
import type { Inspector } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

/** Whether somebody may be drawn, and if not, why not, in words. */
export const EligibilityTag = ({ reasons }: { reasons: Inspector['reasons'] }) => {
  const { t, text } = useTexts()
  if (reasons.length === 0) return <Tag color="success">{t('eligible.yes')}</Tag>
  return (
    <span>
      <Tag color="warning">{t('eligible.no')}</Tag>
      <span className="quiet">{reasons.map(text).join('；')}</span>
    </span>
  )
}
