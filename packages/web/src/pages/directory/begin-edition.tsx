import { App, Form, Input, Modal } from 'antd'
import { useBeginEdition } from '../../api/directory.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** An edition that may be begun; `amends` names the edition in force if it is an amendment. */
export type Beginning = { readonly year: number; readonly amends: string | null }

/** Begins a year's edition, or an amendment with its reason. */
export const BeginEdition = ({
  beginning: { year, amends },
  onBegun,
  onClose,
}: {
  beginning: Beginning
  onBegun: (edition: string) => void
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const begin = useBeginEdition()
  const [form] = Form.useForm<{ reason?: string }>()
  const title = amends ? t('directory.amend') : t('directory.begin', { year })
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      confirmLoading={begin.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t(amends ? 'directory.amendWhat' : 'directory.beginWhat')}</p>
      <ProblemAlert error={begin.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason = '' }) =>
          begin.mutate(
            { year, reason: reason.trim() },
            {
              onSuccess: ({ name }) => {
                message.success(t('directory.begun', { name }))
                onBegun(name)
              },
            },
          )
        }
      >
        {amends && (
          <Form.Item
            name="reason"
            label={t('directory.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
          >
            <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
