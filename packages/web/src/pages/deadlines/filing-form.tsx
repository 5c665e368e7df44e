import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Radio } from 'antd'
import { filingsQuery, useFile } from '../../api/deadlines.ts'
import { useSession } from '../../api/session.ts'
import { type Due, type FilingInput, filingRecipients } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'

type Values = Pick<FilingInput, 'recipient' | 'filedOn' | 'receipt'>

/** Records that a list or a plan was reported, to whom, when, and the number of the receipt. */
export const FilingForm = ({ due, onClose }: { due: Due; onClose: () => void }) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const { now } = useSession()
  const { about } = due
  const draw = about.what === 'draw' ? about.drawId : null
  const year = about.what === 'year' ? about.year : 0
  const filed = useQuery(filingsQuery(draw === null ? { year } : { draw }))
  const file = useFile()
  const [form] = Form.useForm<Values>()
  const required = { required: true, whitespace: true, message: t('form.required') }
  const subject = draw === null ? ({ kind: 'plan', year } as const) : ({ kind: 'draw', draw } as const)
  const submit = (values: Values) =>
    file.mutate(
      { ...values, subject, receipt: values.receipt.trim() },
      {
        onSuccess: () => {
          message.success(t('filing.done'))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={t('filing.title', { what: text(due.subject) })}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('deadlines.file')}
      cancelText={t('cancel')}
      confirmLoading={file.isPending}
      mask={{ closable: false }}
    >
      <ProblemAlert error={filed.error ?? file.error} />
      <p className="quiet">{t('filing.what')}</p>
      {(filed.data ?? []).length > 0 && (
        <p>
          {t('filing.have')}{' '}
          {filed.data
            ?.map(each => `${t(`filing.to.${each.recipient}`)} ${each.filedOn} ${each.receipt}`)
            .join('；')}
        </p>
      )}
      <Form<Values> form={form} layout="vertical" onFinish={submit} initialValues={{ filedOn: dayOf(now) }}>
        <Form.Item name="recipient" label={t('filing.recipient')} rules={[required]}>
          <Radio.Group options={filingRecipients.map(value => ({ value, label: t(`filing.to.${value}`) }))} />
        </Form.Item>
        <Form.Item name="filedOn" label={t('filing.filedOn')} rules={[required]}>
          <Input type="date" max={dayOf(now)} />
        </Form.Item>
        <Form.Item name="receipt" label={t('filing.receipt')} rules={[required]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
