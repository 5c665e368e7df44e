import { Alert, App, Button, Form, Input, Radio, Select } from 'antd'
import { useAskForAmendment } from '../../api/amendments.ts'
import { type AmendmentOrder, amendmentReasonsOf } from '../../api/types.ts'
import { seatWord } from '../../shared/domain-words.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Values = {
  kind: 'facility' | 'inspector'
  role?: string
  reason: AmendmentOrder['reason']
  evidence: string
}

/** Asks to have a lot replaced: what cannot be, why, and on what evidence. Nobody names who comes instead. */
export const AskForm = ({
  drawId,
  index,
  seats,
  big = false,
  onAsked,
}: {
  drawId: string
  index: number
  /** The seats of the team, with whoever sits there if the asker may know. */
  seats: readonly { readonly role: string; readonly name?: string }[]
  /** For thumbs. */
  big?: boolean
  onAsked: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'facility'
  const ask = useAskForAmendment(drawId, index)
  const send = ({ kind, role, reason, evidence }: Values) =>
    ask.mutate(
      { kind, role: kind === 'inspector' ? (role ?? null) : null, reason, evidence: evidence.trim() },
      {
        onSuccess: () => {
          message.success(t('amend.asked'))
          onAsked()
        },
      },
    )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      size={big ? 'large' : 'middle'}
      initialValues={{ kind: 'facility' }}
      onValuesChange={(change: Partial<Values>) => change.kind && form.resetFields(['reason'])}
      onFinish={send}
    >
      <ProblemAlert error={ask.error} />
      <Form.Item name="kind" label={t('amend.what')}>
        <Radio.Group
          block
          optionType="button"
          buttonStyle="solid"
          options={(['facility', 'inspector'] as const).map(value => ({
            value,
            label: t(`amend.kind.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'inspector' && (
        <Form.Item
          name="role"
          label={t('amend.seat')}
          rules={[{ required: true, message: t('amend.seatNeeded') }]}
        >
          <Select
            options={seats.map(({ role, name }) => ({
              value: role,
              label: name ? `${seatWord(role, t)} ${name}` : seatWord(role, t),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('amend.reason')}
        rules={[{ required: true, message: t('amend.reasonNeeded') }]}
      >
        <Select
          options={amendmentReasonsOf[kind].map(value => ({ value, label: t(`amend.reason.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('amend.evidence')}
        extra={t('amend.evidenceHint')}
        rules={[{ required: true, whitespace: true, min: 4, message: t('amend.evidenceNeeded') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} />
      </Form.Item>
      <Alert type="info" showIcon title={t('amend.rule')} style={{ marginBottom: 16 }} />
      <Button type="primary" htmlType="submit" block={big} loading={ask.isPending}>
        {t('amend.send')}
      </Button>
    </Form>
  )
}
