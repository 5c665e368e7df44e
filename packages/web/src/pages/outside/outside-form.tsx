import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { teamChoicesQuery } from '../../api/outside.ts'
import { useSession, useUser } from '../../api/session.ts'
import { type OutsideEntry, type OutsideKind, type OutsideVisit, outsideKinds } from '../../api/types.ts'
import { FacilitySelect } from '../../shared/facility-select.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { matterOf, referenceOf } from './outside-words.ts'

type Values = Omit<OutsideEntry, 'matter'> & { kind: OutsideKind; reference: string; why?: string }

const firstValues = (visit: OutsideVisit | null, self: string | null): Partial<Values> =>
  visit
    ? {
        kind: visit.matter.kind,
        reference: referenceOf(visit.matter),
        facilityId: visit.facility.id,
        visitedOn: visit.visitedOn,
        inspectors: visit.team.map(member => member.inspector),
        reason: visit.reason,
        findings: visit.findings,
        violation: visit.violation,
      }
    : { inspectors: self ? [self] : [] }

/** A visit outside the regime to be registered, or a registered one to be corrected, which wants a reason. */
export const OutsideForm = ({
  visit = null,
  submitText,
  pending,
  onSubmit,
  onCancel,
  children,
}: {
  visit?: OutsideVisit | null
  submitText: string
  pending: boolean
  onSubmit: (entry: OutsideEntry, why: string) => void
  onCancel: () => void
  /** What stands over the buttons: the problem of the last attempt. */
  children?: ReactNode
}) => {
  const { t } = useTexts()
  const user = useUser()
  const today = dayOf(useSession().now)
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? visit?.matter.kind
  const inspectors = useQuery(teamChoicesQuery)
  const required = { required: true, whitespace: true, message: t('form.required') }
  const chosen = { required: true, message: t('form.required') }
  const submit = ({ kind, reference, why = '', ...rest }: Values) =>
    onSubmit({ ...rest, matter: matterOf(kind, reference.trim()) }, why.trim())
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="sheet"
      style={{ maxWidth: 820 }}
      onFinish={submit}
      scrollToFirstError
      initialValues={firstValues(visit, user.role === 'inspector' ? user.inspectorId : null)}
    >
      <Form.Item name="kind" label={t('outside.kind')} rules={[chosen]}>
        <Select options={outsideKinds.map(value => ({ value, label: t(`kind.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reference"
        label={kind ? t(`reference.${kind}`) : t('outside.reference')}
        rules={[required]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="facilityId" label={t('outside.facility')} rules={[chosen]}>
        <FacilitySelect first={visit?.facility ?? null} />
      </Form.Item>
      <Form.Item
        name="visitedOn"
        label={t('outside.visitedOn')}
        rules={[
          chosen,
          {
            validator: (_, day: string | undefined) =>
              day && day > today ? Promise.reject(new Error(t('outside.notAfterToday'))) : Promise.resolve(),
          },
        ]}
      >
        <Input type="date" max={today} style={{ maxWidth: 200 }} />
      </Form.Item>
      <Form.Item
        name="inspectors"
        label={t('outside.team')}
        extra={user.role === 'inspector' ? t('outside.teamSelf') : undefined}
        rules={[chosen]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={inspectors.isPending}
          options={(inspectors.data ?? []).map(each => ({
            value: each.id,
            label: `${each.name} ${each.certificate}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('outside.reason')} rules={[required]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="findings" label={t('outside.findings')} rules={[required]}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 4 }} />
      </Form.Item>
      <Form.Item name="violation" label={t('outside.violation')} rules={[chosen]}>
        <Radio.Group
          options={[
            { value: false, label: t('record.violationNo') },
            { value: true, label: t('record.violationYes') },
          ]}
        />
      </Form.Item>
      {visit && (
        <Form.Item
          name="why"
          label={t('outside.correctionReason')}
          rules={[required, { min: 2, message: t('outside.reasonShort') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
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
