import { Form, Input } from 'antd'
import { useTexts } from '../../texts/texts.tsx'

/** The first and the last day of something that may have no end, for the form they stand in. */
export const SpanFields = ({ openHint }: { openHint: string }) => {
  const { t } = useTexts()
  const form = Form.useFormInstance()
  const from: string | undefined = Form.useWatch('from', form)
  return (
    <div className="field-row">
      <Form.Item
        name="from"
        label={t('leave.from')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('leave.until')}
        extra={openHint}
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
  )
}
