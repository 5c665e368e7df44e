import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { DossierCatalogue, EditableFacility } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import type { Values } from './differences.ts'
import { facilityValues, type SealedField, shownValues } from './facility-values.ts'
import { FieldItem } from './field-item.tsx'
import { operations } from './operations.ts'

/** All of a facility's profile to be edited: who, where, what it does, and the bureau's own fields. */
export const FacilityForm = ({
  form,
  facility,
  catalogue,
  onSubmit,
  children,
}: {
  form: FormInstance<Values>
  facility: EditableFacility
  catalogue: DossierCatalogue
  onSubmit: (values: Values) => void
  /** What stands at the foot: what went wrong, and the buttons. */
  children: ReactNode
}) => {
  const { t, text } = useTexts()
  const { drawn } = useClassWords()
  // The directory alone makes and unmakes key facilities; between the other classes the office chooses.
  const decided = facility.classDecidedBy !== null
  const open = drawn.filter(({ id }) => !decided || id !== 'key' || facility.class === 'key')
  const [own, setOwn] = useState<readonly string[]>(() => Object.keys(facility.extra))
  const required = { required: true, whitespace: true, message: t('form.required') }
  const line = (field: 'creditCode' | 'legalPerson' | 'contact' | 'area' | 'industry', most: number) => (
    <Form.Item name={field} label={t(`facility.${field}`)} rules={field === 'creditCode' ? [required] : []}>
      <Input maxLength={most} autoComplete="off" />
    </Form.Item>
  )
  const sealed = (field: SealedField) => (
    <Form.Item name={field} label={t(`facility.${field}`)} extra={t('dossier.sealedHint')}>
      <Input maxLength={60} autoComplete="off" placeholder={facility[field] ?? undefined} />
    </Form.Item>
  )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="dossier-form"
      scrollToFirstError
      initialValues={shownValues(facilityValues(facility), facility)}
      onFinish={onSubmit}
    >
      <FormPart title={t('dossier.identity')}>
        <Form.Item name="name" label={t('facility.name')} rules={[required]} extra={t('dossier.renamed')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="formerNames" label={t('facility.formerNames')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',']} />
        </Form.Item>
        {line('creditCode', 18)}
        {line('legalPerson', 50)}
        {sealed('legalPersonId')}
        {line('contact', 50)}
        {sealed('phone')}
      </FormPart>
      <FormPart title={t('dossier.supervision')}>
        <Form.Item
          name="class"
          label={t('facility.class')}
          rules={[{ required: true, message: t('form.required') }]}
          extra={facility.classDecidedBy && t('dossier.classDecided', { edition: facility.classDecidedBy })}
        >
          <Select
            disabled={decided && facility.class === 'key'}
            options={open.map(({ id, label }) => ({ value: id, label: text(label) }))}
          />
        </Form.Item>
        <Form.Item name="keyKinds" label={t('facility.keyKinds')}>
          <Select
            mode="tags"
            disabled={decided}
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', ',']}
          />
        </Form.Item>
        <Form.Item name="operation" label={t('facility.operation')} extra={t('dossier.operationHint')}>
          <Select options={operations.map(value => ({ value, label: t(`operation.${value}`) }))} />
        </Form.Item>
        {line('industry', 10)}
        <Form.Item name="permit" label={t('facility.permit')}>
          <Input maxLength={30} autoComplete="off" placeholder={t('dossier.permitShape')} />
        </Form.Item>
      </FormPart>
      <FormPart title={t('dossier.site')}>
        <Form.Item name="division" label={t('facility.division')} rules={[required]}>
          <Input maxLength={6} autoComplete="off" />
        </Form.Item>
        {line('area', 50)}
        <Form.Item name="address" label={t('facility.address')} rules={[required]} className="wide">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="longitude" label={t('facility.longitude')}>
          <InputNumber style={{ width: '100%' }} min={73} max={136} suffix="°" />
        </Form.Item>
        <Form.Item name="latitude" label={t('facility.latitude')}>
          <InputNumber style={{ width: '100%' }} min={3} max={54} suffix="°" />
        </Form.Item>
      </FormPart>
      <FormPart title={t('dossier.further')}>
        {catalogue.profile.map(field => (
          <FieldItem key={field.id} field={field} name={`profile.${field.id}`} />
        ))}
      </FormPart>
      <FormPart title={t('dossier.own')} about={t('dossier.ownWhat')}>
        {own.map(name => (
          <Form.Item key={name} name={`extra.${name}`} label={name}>
            <Input maxLength={1000} autoComplete="off" allowClear />
          </Form.Item>
        ))}
        <NewField taken={own} onAdd={name => setOwn([...own, name])} />
        <Form.Item name="remark" label={t('facility.remark')} className="wide">
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </FormPart>
      {children}
    </Form>
  )
}

const FormPart = ({ title, about, children }: { title: string; about?: string; children: ReactNode }) => (
  <fieldset className="sheet form-part">
    <legend className="form-legend">
      <h2>{title}</h2>
    </legend>
    {about && <p className="quiet">{about}</p>}
    <div className="form-grid">{children}</div>
  </fieldset>
)

/** Names another field of the bureau's own; what stands in it is typed afterwards. */
const NewField = ({ taken, onAdd }: { taken: readonly string[]; onAdd: (name: string) => void }) => {
  const { t } = useTexts()
  const [name, setName] = useState('')
  const clean = name.trim()
  const add = () => {
    if (clean === '' || taken.includes(clean)) return
    onAdd(clean)
    setName('')
  }
  return (
    <Form.Item label={t('dossier.newField')}>
      <div style={{ display: 'flex', gap: 8 }}>
        <Input
          aria-label={t('dossier.newField')}
          maxLength={50}
          value={name}
          placeholder={t('dossier.newFieldHint')}
          onChange={event => setName(event.target.value)}
          onPressEnter={event => {
            event.preventDefault()
            add()
          }}
        />
        <Button icon={<PlusOutlined />} disabled={clean === '' || taken.includes(clean)} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </Form.Item>
  )
}
