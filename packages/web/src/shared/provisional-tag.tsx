import { Tag, Tooltip } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** 暂定: the date hangs on holidays that are not announced yet; why, and where the notice is entered once it is out. */
export const ProvisionalTag = () => {
  const { t } = useTexts()
  return (
    <Tooltip title={t('provisional.why')}>
      <Tag color="warning" tabIndex={0} style={{ cursor: 'help' }}>
        {t('provisional')}
      </Tag>
    </Tooltip>
  )
}
