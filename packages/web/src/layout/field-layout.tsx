import { Outlet } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { useEffect } from 'react'
import { useUser } from '../api/session.ts'
import { keepOnDevice } from '../offline/new-version.ts'
import { NoPermission } from '../pages/entry/no-permission.tsx'
import { fieldTheme } from '../theme.ts'
import { ClockBanner } from './clock-banner.tsx'
import { NewVersionBar } from './new-version-bar.tsx'
import { WitnessDuty } from './witness-duty.tsx'

/** The field: one column for a phone held in one hand. */
export const FieldLayout = () => {
  const user = useUser()
  const works = user.role === 'inspector'
  useEffect(() => {
    if (works) void keepOnDevice()
  }, [works])
  return (
    <ConfigProvider theme={fieldTheme}>
      <ClockBanner />
      <NewVersionBar />
      {works && <WitnessDuty />}
      <div className="field-shell">{works ? <Outlet /> : <NoPermission />}</div>
    </ConfigProvider>
  )
}
