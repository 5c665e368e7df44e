import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSession } from '../../api/session.ts'
import { type Day, type ExclusionReason, type ExclusionWithTrail, exclusionReasons } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { EvidenceSelect } from './evidence-select.tsx'
import { type ChosenFacility, FacilitiesSelect } from './facilities-select.tsx'

export type AskedFor = {
  reason: ExclusionReason
  since: Day
  until: Day | null
  evidence: string
  documentId: string | null
}

type Values = {
  facilities: ChosenFacility[]
  reason: ExclusionReason
  since: Day
  until?: Day
  evidence: string
  documentId?: string
}

/** An exclusion to be asked for, of one facility or several, or a request to be corrected while it waits. */
export const ExclusionForm = ({
  exclusion = null,
  facilities = [],
  submitText,
  pending,
  onSubmit,
  onCancel,
  children,
}: {
  exclusion?: ExclusionWithTrail | null
  /** Chosen beforehand. */
  facilities?: readonly ChosenFacility[]
  submitText: string
  pending: boolean
  onSubmit: (facilities: string[], asked: AskedFor) => void
  onCancel: () => void
  /** What stands over the buttons: the problem of the last attempt. */
  children?: ReactNode
}) => {
  const { t } = useTexts()
  const today = dayOf(useSession().now)
  const [form] = Form.useForm<Values>()
  const since = Form.useWatch('since', form)
  const chosenNow = Form.useWatch('facilities', form)
  const only = exclusion?.facility.id ?? (chosenNow?.length === 1 ? chosenNow[0]?.value : undefined)
  const needed = { required: true, message: t('form.required') }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="sheet"
      style={{ maxWidth: 820 }}
      scrollToFirstError
      initialValues={
        exclusion
          ? {
              reason: exclusion.reason,
              since: exclusion.since,
              until: exclusion.until ?? '',
              evidence: exclusion.evidence,
              documentId: exclusion.document?.id,
            }
          : { facilities: [...facilities], since: today }
      }
      onFinish={({ facilities: chosen = [], until, evidence, documentId, ...rest }) =>
        onSubmit(
          chosen.map(({ value }) => value),
          {
            ...rest,
            until: until || null,
            evidence: evidence.trim(),
            documentId: documentId ?? null,
          },
        )
      }
    >
      {!exclusion && (
        <Form.Item name="facilities" label={t('exclusions.facilities')} rules={[needed]}>
          <FacilitiesSelect />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('exclusions.reason')} rules={[needed]}>
        <Select
          style={{ maxWidth: 240 }}
          options={exclusionReasons.map(value => ({ value, label: t(`state.exclusion.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="since"
        label={t('exclusions.since')}
        extra={t('exclusions.sinceHint')}
        rules={[needed]}
      >
        <Input type="date" style={{ maxWidth: 200 }} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('exclusions.until')}
        extra={t('exclusions.untilHint')}
        dependencies={['since']}
        rules={[
          {
            validator: (_, day: Day | undefined) => {
              if (!day) return Promise.resolve()
              if (since && day <= since) return Promise.reject(new Error(t('exclusions.untilAfterSince')))
              return day <= today ? Promise.reject(new Error(t('exclusions.untilAhead'))) : Promise.resolve()
            },
          },
        ]}
      >
        <Input type="date" style={{ maxWidth: 200 }} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('exclusions.evidence')}
        extra={t('exclusions.evidenceHint')}
        rules={[
          { required: true, whitespace: true, message: t('form.required') },
          { min: 2, message: t('exclusions.evidenceShort') },
        ]}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      {only && (
        <Form.Item name="documentId" label={t('exclusions.document')} extra={t('exclusions.documentHint')}>
          <EvidenceSelect key={only} facility={only} />
        </Form.Item>
      )}
      {children}
      <div className="sticky-actions">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={pending}>
          {submitText}
        </Button>
      </div>
    </Form>
  )
}
