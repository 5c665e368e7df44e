import { Result } from 'antd'
import { useUser } from '../../api/session.ts'
import { HomeLink } from '../../shared/home-link.tsx'
import { usePageTitle } from '../../shared/page-title.ts'
import { useTexts } from '../../texts/texts.tsx'

/** The page exists, but not for this role. */
export const NoPermission = () => {
  const { t } = useTexts()
  const user = useUser()
  usePageTitle(t('noPermission.title'))
  return (
    <Result
      status="warning"
      title={t('noPermission.title')}
      subTitle={t('noPermission.why', { role: t(`role.${user.role}`) })}
      extra={<HomeLink />}
    />
  )
}
