import { Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { useUser } from '../api/session.ts'
import { NoPermission } from '../pages/entry/no-permission.tsx'
import { fieldTheme } from '../theme.ts'
import { ClockBanner } from './clock-banner.tsx'

/** The field: one column for a phone held in one hand. */
export const FieldLayout = () => {
  const user = useUser()
  return (
    <ConfigProvider theme={fieldTheme}>
      <ClockBanner />
      <div className="field-shell">{user.role === 'inspector' ? <Outlet /> : <NoPermission />}</div>
    </ConfigProvider>
  )
}
