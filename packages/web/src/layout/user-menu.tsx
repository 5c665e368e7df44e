import { BellOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useSignOut, useUser } from '../api/session.ts'
import { forgetLots } from '../field/lots-on-device.ts'
import { useTexts } from '../texts/texts.tsx'
import { ReachForm } from './reach-form.tsx'

/** Who is signed in, as what, and the way out. */
export const UserMenu = ({ compact = false }: { compact?: boolean }) => {
  const { t, text } = useTexts()
  const user = useUser()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [reaching, setReaching] = useState(false)
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: async () => {
        await forgetLots()
        await navigate({ to: '/sign-in', search: {} })
      },
      onError: error => message.error(text(problemOf(error).title)),
    })
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', label: `${user.name} · ${t(`role.${user.role}`)}`, disabled: true },
            {
              key: 'reach',
              icon: <BellOutlined />,
              label: t('reach.title'),
              onClick: () => setReaching(true),
            },
            { key: 'out', icon: <LogoutOutlined />, label: t('signOut'), onClick: leave },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={t('userMenu', { name: user.name })}>
          {!compact && (
            <span className="user-name">
              {user.name} · {t(`role.${user.role}`)}
            </span>
          )}
        </Button>
      </Dropdown>
      {reaching && <ReachForm onClose={() => setReaching(false)} />}
    </>
  )
}
