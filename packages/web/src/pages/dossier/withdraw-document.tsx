import { App, Form, Input, Modal } from 'antd'
import { useWithdrawDocument } from '../../api/dossier.ts'
import type { DossierDocument } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Asks why a document is withdrawn, and withdraws it. */
export const WithdrawDocument = ({
  facility,
  document,
  onClose,
}: {
  facility: string
  document: DossierDocument
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const withdraw = useWithdrawDocument(facility)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={t('documents.withdrawTitle', { title: document.title })}
      okText={t('documents.withdraw')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={withdraw.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('documents.withdrawWhat')}</p>
      <ProblemAlert error={withdraw.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          withdraw.mutate(
            { id: document.id, revision: document.revision, reason: reason.trim() },
            {
              onSuccess: () => {
                message.success(t('saved'))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item
          name="reason"
          label={t('documents.withdrawReason')}
          rules={[
            { required: true, whitespace: true, message: t('form.required') },
            { min: 2, message: t('outside.reasonShort') },
          ]}
        >
          <Input autoFocus maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
