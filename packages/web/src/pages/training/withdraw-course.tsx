import { App, Form, Input, Modal } from 'antd'
import { useWithdrawCourse } from '../../api/training.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Asks why a course is withdrawn, and withdraws it. */
export const WithdrawCourse = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const withdraw = useWithdrawCourse(id)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={t('course.withdraw')}
      okText={t('course.withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={withdraw.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('course.withdrawWhat')}</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          withdraw.mutate(reason.trim(), {
            onSuccess: () => {
              message.success(t('course.withdrawn'))
              onClose()
            },
          })
        }
      >
        <Form.Item
          name="reason"
          label={t('course.withdrawalReason')}
          rules={[
            { required: true, whitespace: true, message: t('form.required') },
            { min: 2, message: t('outside.reasonShort') },
          ]}
        >
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
      <ProblemAlert error={withdraw.error} />
    </Modal>
  )
}
