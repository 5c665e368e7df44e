import { useNavigate, useRouter } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { type FirstSetup, useFirstSetup } from '../../api/session.ts'
import { usePageTitle } from '../../shared/page-title.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EntryBox } from './entry-box.tsx'

/** The first page of an empty installation: the bureau and its system administrator. */
export const SetupPage = () => {
  const { t } = useTexts()
  const setup = useFirstSetup()
  const navigate = useNavigate()
  const router = useRouter()
  usePageTitle(t('setup.title'))
  const required = { required: true, message: t('form.required') }
  const submit = (values: FirstSetup & { again: string }) => {
    const { again: _, ...request } = values
    setup.mutate(request, {
      onSuccess: async () => {
        await router.invalidate()
        await navigate({ to: '/sign-in', search: {}, replace: true })
      },
    })
  }
  return (
    <EntryBox subtitle={t('setup.title')}>
      <div className="sheet">
        <p style={{ marginTop: 0 }}>{t('setup.about')}</p>
        <ProblemAlert error={setup.error} />
        <Form<FirstSetup & { again: string }> layout="vertical" onFinish={submit}>
          <Form.Item
            name="bureauCode"
            label={t('setup.bureauCode')}
            extra={t('setup.bureauCodeHint')}
            rules={[required, { pattern: /^\d{6}$/, message: t('setup.bureauCodeFormat') }]}
          >
            <Input inputMode="numeric" maxLength={6} />
          </Form.Item>
          <Form.Item name="bureauName" label={t('setup.bureauName')} rules={[required]}>
            <Input placeholder={t('setup.bureauNameExample')} />
          </Form.Item>
          <Form.Item name="name" label={t('setup.name')} rules={[required]}>
            <Input autoComplete="name" />
          </Form.Item>
          <Form.Item
            name="username"
            label={t('username')}
            rules={[
              required,
              { pattern: /^[\p{Script=Han}a-zA-Z0-9._-]{2,40}$/u, message: t('people.usernameFormat') },
            ]}
          >
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('password')}
            extra={t('password.hint')}
            rules={[required, { min: 10, message: t('password.tooShort') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('password.again')}
            dependencies={['password']}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: (_rule, value) =>
                  !value || value === getFieldValue('password')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('password.differ'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={setup.isPending}>
            {t('setup.submit')}
          </Button>
        </Form>
      </div>
    </EntryBox>
  )
}
