import { EyeOutlined } from '@ant-design/icons'
import { App, Button, Form, Input } from 'antd'
import { useUnmask } from '../api/dossier.ts'
import { useMay } from '../api/session.ts'
import type { PersonalDataOwner } from '../api/types.ts'
import { useTexts } from '../texts/texts.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/**
 * A personal number (phone, identity) as it is shown to everybody: masked. The office and the director may see it in
 * clear for a reason, which is recorded.
 */
export const Masked = ({
  value,
  owner,
  id,
  field,
  label,
}: {
  value: string | null
  owner: PersonalDataOwner
  id: string
  field: string
  /** What it is the number of, for the window's title. */
  label: string
}) => {
  const { t } = useTexts()
  const { modal } = App.useApp()
  const may = useMay('office', 'director')
  if (!value) return '—'
  // A window of the application, not of this cell: whatever is drawn anew beneath, what is typed or shown stays.
  const ask = () => {
    const opened = modal.info({
      icon: null,
      footer: null,
      closable: true,
      title: t('masked.title', { label }),
      content: <Unmasking owner={owner} id={id} field={field} onClose={() => opened.destroy()} />,
    })
  }
  return (
    <>
      <span className="numeric">{value}</span>
      {may && (
        <Button type="link" size="small" className="no-print" icon={<EyeOutlined />} onClick={ask}>
          {t('masked.show')}
        </Button>
      )}
    </>
  )
}

const Unmasking = ({
  owner,
  id,
  field,
  onClose,
}: {
  owner: PersonalDataOwner
  id: string
  field: string
  onClose: () => void
}) => {
  const { t } = useTexts()
  const unmask = useUnmask(owner, id, field)
  if (unmask.data)
    return (
      <>
        <p className="numeric" style={{ fontSize: 22, margin: '8px 0' }} aria-live="polite">
          {unmask.data}
        </p>
        <p className="quiet">{t('masked.recorded')}</p>
        <div className="form-actions">
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </>
    )
  return (
    <>
      <p>{t('masked.what')}</p>
      <ProblemAlert error={unmask.error} />
      <Form<{ reason: string }> layout="vertical" onFinish={({ reason }) => unmask.mutate(reason.trim())}>
        <Form.Item
          name="reason"
          label={t('masked.reason')}
          rules={[
            { required: true, whitespace: true, message: t('form.required') },
            { min: 2, message: t('outside.reasonShort') },
          ]}
        >
          <Input autoFocus maxLength={200} placeholder={t('masked.reasonHint')} />
        </Form.Item>
        <div className="form-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={unmask.isPending}>
            {t('masked.show')}
          </Button>
        </div>
      </Form>
    </>
  )
}
