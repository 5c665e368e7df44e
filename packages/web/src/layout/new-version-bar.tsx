import { Button } from 'antd'
import { useNewVersion } from '../offline/new-version.ts'
import { useTexts } from '../texts/texts.tsx'

/** Offers a new version of the application that this device has fetched; what was entered is kept. */
export const NewVersionBar = () => {
  const { t } = useTexts()
  const take = useNewVersion()
  if (!take) return null
  return (
    <div className="notice-bar" role="status">
      <span>{t('newVersion.ready')}</span>
      <Button size="small" onClick={take}>
        {t('newVersion.take')}
      </Button>
    </div>
  )
}
