import { Result } from 'antd'
import { HomeLink } from '../../shared/home-link.tsx'
import { usePageTitle } from '../../shared/page-title.ts'
import { useTexts } from '../../texts/texts.tsx'

/** No such page. */
export const NotFound = () => {
  const { t } = useTexts()
  usePageTitle(t('notFound.title'))
  return (
    <Result status="info" title={t('notFound.title')} subTitle={t('notFound.what')} extra={<HomeLink />} />
  )
}
