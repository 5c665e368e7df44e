import {
  AlertOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DesktopOutlined,
  EyeOutlined,
  FileProtectOutlined,
  ImportOutlined,
  InboxOutlined,
  MenuOutlined,
  ProfileOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SolutionOutlined,
  StopOutlined,
  SwapOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Button, Drawer, Grid, Layout, Menu } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useSession, useUser } from '../api/session.ts'
import { NoPermission } from '../pages/entry/no-permission.tsx'
import { useTexts } from '../texts/texts.tsx'
import { ClockBanner } from './clock-banner.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { NewVersionBar } from './new-version-bar.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { type PlacePath, placeOf, places } from './places.ts'
import { UserMenu } from './user-menu.tsx'
import { WitnessDuty } from './witness-duty.tsx'

const icons: Readonly<Record<PlacePath, ReactNode>> = {
  '/': <DesktopOutlined />,
  '/field': <InboxOutlined />,
  '/deadlines': <ClockCircleOutlined />,
  '/notices': <BellOutlined />,
  '/facilities': <BankOutlined />,
  '/exclusions': <StopOutlined />,
  '/inspectors': <TeamOutlined />,
  '/training': <BookOutlined />,
  '/directory': <ProfileOutlined />,
  '/imports': <ImportOutlined />,
  '/plans': <ScheduleOutlined />,
  '/draws': <FileProtectOutlined />,
  '/amendments': <SwapOutlined />,
  '/visits': <AuditOutlined />,
  '/rules': <ReadOutlined />,
  '/outside-visits': <AlertOutlined />,
  '/statistics': <BarChartOutlined />,
  '/calendar': <CalendarOutlined />,
  '/cosigners': <SafetyCertificateOutlined />,
  '/access': <EyeOutlined />,
  '/people': <SolutionOutlined />,
}

/** The office: menu on the left (a drawer on a phone), bureau on top, the page in the middle. */
export const OfficeLayout = () => {
  const { t } = useTexts()
  const session = useSession()
  const user = useUser()
  const pathname = useRouterState({ select: state => state.location.pathname })
  const place = placeOf(pathname)
  const allowed = (place.roles as readonly string[]).includes(user.role)
  const wide = Grid.useBreakpoint().lg ?? true
  const [menuOpen, setMenuOpen] = useState(false)
  // Any change of page closes the phone's menu.
  useEffect(() => setMenuOpen(pathname === ''), [pathname])
  const menu = (
    <Menu
      mode="inline"
      aria-label={t('menu.label')}
      selectedKeys={[place.to]}
      style={{ borderInlineEnd: 0, paddingTop: 8 }}
      items={places
        .filter(each => (each.roles as readonly string[]).includes(user.role))
        .map(each => ({
          key: each.to,
          icon: icons[each.to],
          label: <Link to={each.to}>{t(each.title)}</Link>,
        }))}
    />
  )
  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <Layout.Header className="office-header">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('menu.open')}
            onClick={() => setMenuOpen(true)}
          />
        )}
        <span className="product">{t(wide ? 'product' : 'product.short')}</span>
        <span className="bureau">{session.bureau?.name}</span>
        <NoticeBell />
        <LanguageSwitch />
        <UserMenu compact={!wide} />
      </Layout.Header>
      <ClockBanner />
      <NewVersionBar />
      <WitnessDuty />
      <Layout>
        {wide && (
          <Layout.Sider width={208} className="no-print">
            <div style={{ position: 'sticky', top: 52 }}>{menu}</div>
          </Layout.Sider>
        )}
        <Drawer
          open={menuOpen && !wide}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={260}
          title={session.bureau?.name}
          styles={{ body: { padding: 0 } }}
        >
          {menu}
        </Drawer>
        <Layout.Content id="content" tabIndex={-1} role="main" style={{ minWidth: 0, outline: 'none' }}>
          <div className="office-main">{allowed ? <Outlet /> : <NoPermission />}</div>
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
