import { App, Form, Input, Modal } from 'antd'
import { useEndExclusion } from '../../api/exclusions.ts'
import type { Day, ExclusionWithTrail } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Asks from which day a facility is back and why, and ends its exclusion. */
export const EndExclusion = ({
  exclusion,
  onClose,
}: {
  exclusion: ExclusionWithTrail
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const end = useEndExclusion(exclusion.id)
  const [form] = Form.useForm<{ until: Day; note: string }>()
  const { earliestReturn: earliest, until: approved } = exclusion
  const needed = { required: true, whitespace: true, message: t('form.required') }
  return (
    <Modal
      open
      title={t('exclusions.end')}
      okText={t('exclusions.end')}
      cancelText={t('cancel')}
      confirmLoading={end.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>{t('exclusions.endWhat')}</p>
      <ProblemAlert error={end.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ until: earliest }}
        onFinish={({ until, note }) =>
          end.mutate(
            { revision: exclusion.revision, until, note: note.trim() },
            {
              onSuccess: () => {
                message.success(t('exclusions.ended', { day: until }))
                onClose()
              },
            },
          )
        }
      >
        <Form.Item
          name="until"
          label={t('exclusions.until')}
          rules={[
            needed,
            {
              validator: (_, day: Day | undefined) => {
                if (!day) return Promise.resolve()
                if (day < earliest)
                  return Promise.reject(new Error(t('exclusions.endNotBefore', { day: earliest })))
                return approved !== null && day >= approved
                  ? Promise.reject(new Error(t('exclusions.endNotAfter', { day: approved })))
                  : Promise.resolve()
              },
            },
          ]}
        >
          <Input type="date" min={earliest} style={{ maxWidth: 200 }} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('exclusions.endNote')}
          rules={[needed, { min: 2, message: t('outside.reasonShort') }]}
        >
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
