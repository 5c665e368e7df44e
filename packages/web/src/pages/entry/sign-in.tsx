import { useRouter } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useSession, useSignIn } from '../../api/session.ts'
import { usePageTitle } from '../../shared/page-title.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EntryBox } from './entry-box.tsx'

type Credentials = { username: string; password: string }

/** Sign-in by user name; in the demonstration one press fills in an account. */
export const SignInPage = () => {
  const { t } = useTexts()
  const session = useSession()
  const signIn = useSignIn()
  const [form] = Form.useForm<Credentials>()
  const router = useRouter()
  usePageTitle(t('signIn.title'))
  const submit = (credentials: Credentials) =>
    signIn.mutate(
      { username: credentials.username.trim(), password: credentials.password },
      {
        // Its guard knows where to go once somebody is signed in.
        onSuccess: () => router.invalidate(),
      },
    )
  return (
    <EntryBox subtitle={session.bureau?.name ?? t('tagline')}>
      <div className="sheet">
        <ProblemAlert error={signIn.error} />
        <Form<Credentials> form={form} layout="vertical" onFinish={submit} requiredMark={false} size="large">
          <Form.Item
            name="username"
            label={t('username')}
            rules={[{ required: true, message: t('signIn.needUsername') }]}
          >
            <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('password')}
            rules={[{ required: true, message: t('signIn.needPassword') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </div>
      {session.demo && session.demoAccounts && session.demoAccounts.length > 0 && (
        <section className="sheet" aria-labelledby="demo-title">
          <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
          <div className="quiet">{t('signIn.demoHint')}</div>
          <ul className="demo-accounts">
            {session.demoAccounts.map(account => (
              <li key={account.username}>
                <Button
                  onClick={() =>
                    form.setFieldsValue({ username: account.username, password: account.password })
                  }
                >
                  <span>
                    {[account.name, t(`role.${account.role}`)].filter(name => name !== '').join(' · ')}
                  </span>
                  <span className="quiet">{account.username}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet" style={{ textAlign: 'center' }}>
        <a href="/">{t('signIn.publicSite')}</a>
      </p>
    </EntryBox>
  )
}
