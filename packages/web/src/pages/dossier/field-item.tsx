import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useSession } from '../../api/session.ts'
import type { DossierField } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'

/** One field of a catalogue in a form, by its type. @param name its name in the form */
export const FieldItem = ({ field, name = field.id }: { field: DossierField; name?: string }) => {
  const { t, text } = useTexts()
  return (
    <Form.Item
      name={name}
      label={text(field.label)}
      rules={field.mandatory ? [{ required: true, message: t('form.required') }] : []}
      className={field.long ? 'wide' : ''}
    >
      {useInput(field)}
    </Form.Item>
  )
}

const useInput = (field: DossierField): ReactNode => {
  const { t, text } = useTexts()
  const today = dayOf(useSession().now)
  switch (field.type) {
    case 'text':
      return field.long ? (
        <Input.TextArea maxLength={field.most ?? 1000} autoSize={{ minRows: 2 }} />
      ) : (
        <Input maxLength={field.most ?? 200} autoComplete="off" allowClear />
      )
    case 'permit-number':
      return <Input maxLength={30} autoComplete="off" allowClear placeholder={t('dossier.permitShape')} />
    case 'day':
      return <Input type="date" max={field.ahead ? '2099-12-31' : today} style={{ maxWidth: 200 }} />
    case 'number':
      return (
        <InputNumber
          style={{ width: '100%' }}
          min={field.least ?? Number.MIN_SAFE_INTEGER}
          max={field.most ?? Number.MAX_SAFE_INTEGER}
          {...(field.whole ? { precision: 0 } : {})}
          {...(field.unit ? { suffix: field.unit } : {})}
        />
      )
    case 'choice':
      return (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={field.choices.map(({ id, label }) => ({ value: id, label: text(label) }))}
        />
      )
    case 'yes-no':
      return (
        <Radio.Group
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      )
    default:
      return field.type satisfies never
  }
}
