import { App, Form, Input, Modal, Radio } from 'antd'
import { useEnterCosigner } from '../../api/cosigners.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Values = {
  name: string
  recipient: 'city-bureau' | 'government' | 'witness'
  key: string
  encryption?: string
}

/** Enters the key that a body has handed over, from the sheet that its own page prints. */
export const EnterCosigner = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const enter = useEnterCosigner()
  const [form] = Form.useForm<Values>()
  const needed = { required: true, whitespace: true, message: t('form.required') }
  return (
    <Modal
      open
      title={t('cosigner.enterTitle')}
      okText={t('cosigner.enter')}
      cancelText={t('cancel')}
      confirmLoading={enter.isPending}
      onCancel={onClose}
      onOk={form.submit}
      width={640}
    >
      <p>{t('cosigner.enterWhat')}</p>
      <ProblemAlert error={enter.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ recipient: 'city-bureau' }}
        onFinish={({ name, recipient, key, encryption = '' }) =>
          enter.mutate(
            {
              name: name.trim(),
              key: key.trim(),
              encryption: encryption.trim() || null,
              recipient: recipient === 'witness' ? null : recipient,
            },
            {
              onSuccess: () => {
                message.success(t('cosigner.done'))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item name="name" label={t('cosigner.name')} rules={[needed]}>
          <Input maxLength={60} autoComplete="off" placeholder={t('cosigner.nameSuch')} />
        </Form.Item>
        <Form.Item name="recipient" label={t('cosigner.role')}>
          <Radio.Group
            options={[
              { value: 'city-bureau', label: t('filing.to.city-bureau') },
              { value: 'government', label: t('filing.to.government') },
              { value: 'witness', label: t('cosigner.witness') },
            ]}
          />
        </Form.Item>
        <Form.Item name="key" label={t('cosigner.key')} rules={[needed]} extra={t('cosigner.keyWhat')}>
          <Input.TextArea rows={2} maxLength={400} className="hash" spellCheck={false} />
        </Form.Item>
        <Form.Item name="encryption" label={t('cosigner.encryption')} extra={t('cosigner.encryptionWhat')}>
          <Input maxLength={100} className="hash" spellCheck={false} placeholder="age1…" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
