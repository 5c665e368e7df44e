import { App, Form, Input, Modal } from 'antd'
import { useResetPassword } from '../../api/people.ts'
import type { Person } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Sets a person's password anew; they are signed out everywhere. */
export const PasswordForm = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const reset = useResetPassword()
  const [form] = Form.useForm<{ password: string }>()
  const submit = ({ password }: { password: string }) =>
    reset.mutate(
      { id: person.id, password },
      {
        onSuccess: () => {
          message.success(t('people.passwordSet', { name: person.name }))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={t('people.passwordTitle', { name: person.name })}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={reset.isPending}
      mask={{ closable: false }}
    >
      <ProblemAlert error={reset.error} />
      <p>{t('people.passwordWhat')}</p>
      <Form<{ password: string }> form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="password"
          label={t('people.newPassword')}
          extra={t('password.hint')}
          rules={[
            { required: true, message: t('form.required') },
            { min: 10, message: t('password.tooShort') },
          ]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
