import { App, Form, Input, Modal } from 'antd'
import { useSettle } from '../../api/deadlines.ts'
import type { Due } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Marks a deadline as met, with how: for what nothing else in the platform can tell. */
export const SettleForm = ({ due, onClose }: { due: Due; onClose: () => void }) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const settle = useSettle()
  const [form] = Form.useForm<{ note: string }>()
  return (
    <Modal
      open
      title={t('deadlines.settleTitle', { what: `${t(`deadline.kind.${due.kind}`)} · ${text(due.subject)}` })}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('deadlines.settle')}
      cancelText={t('cancel')}
      confirmLoading={settle.isPending}
    >
      <ProblemAlert error={settle.error} />
      {due.kind === 'rectification' && <p>{t('deadlines.settleFollowUp')}</p>}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ note }) =>
          settle.mutate(
            { id: due.id, note: note.trim() },
            {
              onSuccess: () => {
                message.success(t('deadlines.settled'))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item
          name="note"
          label={t('deadlines.settleNote')}
          extra={t('deadlines.settleHint')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
        >
          <Input.TextArea autoFocus autoSize={{ minRows: 3 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
