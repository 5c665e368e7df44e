import { Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { type InspectorDetail, type InspectorInput, posts } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { fieldsOf, type InspectorFields } from './inspector-words.ts'

export type InspectorValues = InspectorFields & {
  code?: string
  phone?: string
  idNumber?: string
  dropPhone?: boolean
  dropIdNumber?: boolean
}

const empty: InspectorFields = {
  name: '',
  certificate: '',
  certificateFrom: null,
  certificateUntil: null,
  certificateIssuer: '',
  unit: '',
  inEstablishment: true,
  post: 'in-post',
  tags: [],
  specialities: [],
  areas: [],
  remark: '',
}

/** What a sealed number becomes: gone, replaced by what was typed, or left as it is. */
const sealed = (typed: string | undefined, drop: boolean | undefined): string | null | undefined =>
  drop ? null : typed?.trim() || undefined

export const inputOf = ({
  code: _code,
  phone,
  idNumber,
  dropPhone,
  dropIdNumber,
  ...fields
}: InspectorValues): InspectorInput => ({
  ...fields,
  certificateFrom: fields.certificateFrom || null,
  certificateUntil: fields.certificateUntil || null,
  phone: sealed(phone, dropPhone),
  idNumber: sealed(idNumber, dropIdNumber),
})

/** The register's entry of an inspector, to be made or to be changed. */
export const InspectorForm = ({
  form,
  inspector,
  pending,
  onSubmit,
  onCancel,
  children,
}: {
  form: ReturnType<typeof Form.useForm<InspectorValues>>[0]
  /** The entry that is changed; null for a new one. */
  inspector: InspectorDetail | null
  pending: boolean
  onSubmit: (values: InspectorValues) => void
  onCancel: () => void
  /** What stands over the buttons: the problem of the last attempt. */
  children?: ReactNode
}) => {
  const { t } = useTexts()
  const required = { required: true, whitespace: true, message: t('form.required') }
  const from = Form.useWatch('certificateFrom', form)
  const words = (name: keyof InspectorValues, label: string, most: number, needed = false) => (
    <Form.Item name={name} label={label} {...(needed ? { rules: [required] } : {})}>
      <Input maxLength={most} autoComplete="off" />
    </Form.Item>
  )
  const list = (name: 'specialities' | 'areas', label: string, hint: string) => (
    <Form.Item name={name} label={label} extra={hint}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', '；', ';']} />
    </Form.Item>
  )
  const number = (name: 'phone' | 'idNumber', drop: 'dropPhone' | 'dropIdNumber', masked: string | null) => (
    <Form.Item label={t(`inspector.${name}`)} extra={t('inspector.sealedHint')}>
      <Form.Item name={name} noStyle>
        <Input
          aria-label={t(`inspector.${name}`)}
          placeholder={masked ?? t('inspector.notGiven')}
          maxLength={40}
          autoComplete="off"
        />
      </Form.Item>
      {masked && (
        <Form.Item name={drop} valuePropName="checked" noStyle>
          <Checkbox style={{ marginTop: 6 }}>{t('inspector.dropNumber', { masked })}</Checkbox>
        </Form.Item>
      )}
    </Form.Item>
  )
  return (
    <Form<InspectorValues>
      form={form}
      layout="vertical"
      className="sheet"
      style={{ maxWidth: 900 }}
      onFinish={onSubmit}
      scrollToFirstError
      initialValues={inspector ? fieldsOf(inspector) : empty}
    >
      <div className="field-row">
        {words('name', t('inspector.name'), 50, true)}
        {words('unit', t('inspector.unit'), 100)}
        {inspector === null && (
          <Form.Item name="code" label={t('inspector.id')} extra={t('inspector.codeHint')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        )}
      </div>
      <div className="field-row">
        {words('certificate', t('inspector.certificate'), 40, true)}
        {words('certificateIssuer', t('inspector.certificateIssuer'), 100)}
      </div>
      <div className="field-row">
        <Form.Item name="certificateFrom" label={t('inspector.certificateFrom')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="certificateUntil"
          label={t('inspector.certificateUntil')}
          rules={[
            {
              validator: (_, until?: string) =>
                from && until && until < from
                  ? Promise.reject(new Error(t('span.upsideDown')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="inEstablishment" label={t('inspector.establishment')}>
          <Radio.Group
            options={[
              { value: true, label: t('inspector.establishmentYes') },
              { value: false, label: t('inspector.establishmentNo') },
            ]}
          />
        </Form.Item>
        <Form.Item name="post" label={t('inspector.post')} extra={t('inspector.postHint')}>
          <Select options={posts.map(value => ({ value, label: t(`state.post.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t('inspector.tags')}>
        <Checkbox.Group
          options={(['lead', 'sampler'] as const).map(value => ({ value, label: t(`tag.${value}`) }))}
        />
      </Form.Item>
      {list('specialities', t('inspector.specialities'), t('inspector.specialitiesHint'))}
      {list('areas', t('inspector.areas'), t('inspector.areasHint'))}
      <div className="field-row">
        {number('phone', 'dropPhone', inspector?.phone ?? null)}
        {number('idNumber', 'dropIdNumber', inspector?.idNumber ?? null)}
      </div>
      <Form.Item name="remark" label={t('inspector.remark')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {children}
      <div className="sticky-actions">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}
