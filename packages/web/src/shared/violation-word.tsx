import { Tag } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** Whether a visit found a violation; a dash while nobody has signed for it. */
export const ViolationWord = ({ violation }: { violation: boolean | null }) => {
  const { t } = useTexts()
  if (violation === null) return '—'
  return violation ? <Tag color="error">{t('record.violationYes')}</Tag> : t('record.violationNo')
}
