import { App, Form, Input, Modal } from 'antd'
import { useReturnEdition } from '../../api/directory.ts'
import type { EditionDetail } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Sends an edition back to the office, with what is to be done. */
export const ReturnEdition = ({
  edition: { name, revision },
  onClose,
}: {
  edition: EditionDetail
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const back = useReturnEdition(name)
  const [form] = Form.useForm<{ note: string }>()
  return (
    <Modal
      open
      title={t('directory.return')}
      okText={t('directory.return')}
      cancelText={t('cancel')}
      confirmLoading={back.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={back.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ note }) =>
          back.mutate(
            { revision, note: note.trim() },
            {
              onSuccess: () => {
                message.success(t('directory.returnedDone'))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item
          name="note"
          label={t('directory.returnNote')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
        >
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 3 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
