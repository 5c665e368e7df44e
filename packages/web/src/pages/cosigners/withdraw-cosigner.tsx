import { App, Form, Input, Modal } from 'antd'
import { type Cosigner, useWithdrawCosigner } from '../../api/cosigners.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Ends the use of a key: lost, replaced, or its body has left. */
export const WithdrawCosigner = ({ cosigner, onClose }: { cosigner: Cosigner; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const withdraw = useWithdrawCosigner()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={t('cosigner.withdrawTitle', { name: cosigner.name })}
      okText={t('cosigner.withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={withdraw.isPending}
      onCancel={onClose}
      onOk={form.submit}
    >
      <p>{t('cosigner.withdrawWhat')}</p>
      <ProblemAlert error={withdraw.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          withdraw.mutate(
            { id: cosigner.id, reason: reason.trim() },
            {
              onSuccess: () => {
                message.success(t('cosigner.withdrawn'))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item
          name="reason"
          label={t('cosigner.reason')}
          rules={[{ required: true, whitespace: true, min: 4, message: t('cosigner.reasonShort') }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
