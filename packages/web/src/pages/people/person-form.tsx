import { App, Form, Input, Modal, Select } from 'antd'
import { useAddPerson, useChangePerson } from '../../api/people.ts'
import type { Inspector, Person, Role } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Values = {
  username: string
  name: string
  role: Role
  inspectorId?: string
  mailAddress?: string
  password: string
}
const roles: readonly Role[] = ['office', 'director', 'inspector', 'auditor', 'sysadmin']

/** Adds an account, or changes a person's name, role and link to an inspector. */
export const PersonForm = ({
  person,
  inspectors,
  onClose,
}: {
  person: Person | null
  inspectors: readonly Inspector[]
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const add = useAddPerson()
  const change = useChangePerson()
  const [form] = Form.useForm<Values>()
  const role = Form.useWatch('role', form) ?? person?.role
  const required = { required: true, whitespace: true, message: t('form.required') }
  const done = () => {
    message.success(t('saved'))
    onClose()
  }
  const submit = (values: Values) => {
    const mailAddress = values.mailAddress?.trim() || null
    const inspectorId = values.role === 'inspector' ? values.inspectorId : undefined
    if (person)
      change.mutate(
        {
          id: person.id,
          change: {
            name: values.name.trim(),
            role: values.role,
            inspectorId: inspectorId ?? null,
            mailAddress,
          },
        },
        { onSuccess: done },
      )
    else
      add.mutate(
        {
          username: values.username.trim(),
          name: values.name.trim(),
          role: values.role,
          password: values.password,
          mailAddress,
          ...(inspectorId ? { inspectorId } : {}),
        },
        { onSuccess: done },
      )
  }
  return (
    <Modal
      open
      title={person ? t('people.editTitle', { name: person.name }) : t('people.add')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending || change.isPending}
      mask={{ closable: false }}
    >
      <ProblemAlert error={add.error ?? change.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={
          person
            ? {
                name: person.name,
                role: person.role,
                inspectorId: person.inspectorId ?? undefined,
                mailAddress: person.mailAddress ?? undefined,
              }
            : { role: 'inspector' }
        }
      >
        {!person && (
          <Form.Item
            name="username"
            label={t('username')}
            rules={[
              required,
              { pattern: /^[\p{Script=Han}a-zA-Z0-9._-]{2,40}$/u, message: t('people.usernameFormat') },
            ]}
          >
            <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('people.name')} rules={[required]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('people.role')} rules={[{ required: true }]}>
          <Select options={roles.map(value => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        {role === 'inspector' && (
          <Form.Item
            name="inspectorId"
            label={t('people.inspector')}
            extra={t('people.inspectorHint')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={inspectors.map(each => ({
                value: each.id,
                label: `${each.name} ${each.certificate}`,
                disabled: each.username !== null && each.id !== person?.inspectorId,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="mailAddress"
          label={t('people.mailAddress')}
          extra={t('people.mailHint')}
          rules={[{ type: 'email', message: t('people.mailFormat') }]}
        >
          <Input type="email" maxLength={200} autoComplete="off" />
        </Form.Item>
        {!person && (
          <Form.Item
            name="password"
            label={t('people.firstPassword')}
            extra={t('password.hint')}
            rules={[required, { min: 10, message: t('password.tooShort') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
