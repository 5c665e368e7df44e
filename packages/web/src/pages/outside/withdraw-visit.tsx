import { App, Form, Input, Modal } from 'antd'
import { useWithdrawVisit } from '../../api/outside.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Asks why a registered visit is withdrawn, and withdraws it. */
export const WithdrawVisit = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const withdraw = useWithdrawVisit(id)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={t('outside.withdraw')}
      okText={t('outside.withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={withdraw.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('outside.withdrawWhat')}</p>
      <ProblemAlert error={withdraw.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          withdraw.mutate(reason.trim(), {
            onSuccess: () => {
              message.success(t('outside.withdrawn'))
              onClose()
            },
          })
        }
      >
        <Form.Item
          name="reason"
          label={t('outside.withdrawReason')}
          rules={[
            { required: true, whitespace: true, message: t('form.required') },
            { min: 2, message: t('outside.reasonShort') },
          ]}
        >
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
