import { EyeOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
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
  const may = useMay('office', 'director')
  const [asking, setAsking] = useState(false)
  if (!value) return '—'
  return (
    <>
      <span className="numeric">{value}</span>
      {may && (
        <Button
          type="link"
          size="small"
          className="no-print"
          icon={<EyeOutlined />}
          onClick={() => setAsking(true)}
        >
          {t('masked.show')}
        </Button>
      )}
      {asking && (
        <Unmasking owner={owner} id={id} field={field} label={label} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

const Unmasking = ({
  owner,
  id,
  field,
  label,
  onClose,
}: {
  owner: PersonalDataOwner
  id: string
  field: string
  label: string
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const unmask = useUnmask(owner, id, field)
  const shown = unmask.data
  return (
    <Modal
      open
      title={t('masked.title', { label })}
      okText={shown ? t('close') : t('masked.show')}
      cancelButtonProps={{ style: shown ? { display: 'none' } : {} }}
      cancelText={t('cancel')}
      confirmLoading={unmask.isPending}
      onOk={shown ? onClose : form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {shown ? (
        <>
          <p
            className="numeric"
            style={{ fontSize: 22, margin: '8px 0' }}
            aria-live="polite"
            onCopy={() => void message.info(t('masked.copied'))}
          >
            {shown}
          </p>
          <p className="quiet">{t('masked.recorded')}</p>
        </>
      ) : (
        <>
          <p>{t('masked.what')}</p>
          <ProblemAlert error={unmask.error} />
          <Form form={form} layout="vertical" onFinish={({ reason }) => unmask.mutate(reason.trim())}>
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
          </Form>
        </>
      )}
    </Modal>
  )
}
