import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Form, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { rulesInForceQuery } from '../../api/rules.ts'
import { courseKindsQuery } from '../../api/training.ts'
import type { Course, CourseInput } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

const empty: Partial<CourseInput> = {
  title: '',
  kind: '',
  passMark: 60,
  validMonths: null,
  organiser: '',
  place: '',
  remark: '',
}

export const courseInput = ({ title, kind, heldOn, hours, ...rest }: Course): CourseInput => {
  const { passMark, validMonths, organiser, place, remark } = rest
  return { title, kind, heldOn, hours, passMark, validMonths, organiser, place, remark }
}

/** A course to be entered or changed. Kinds that the rules in force or other courses name are offered. */
export const CourseForm = ({
  form,
  course,
  pending,
  onSubmit,
  onCancel,
  children,
}: {
  form: ReturnType<typeof Form.useForm<CourseInput>>[0]
  course: Course | null
  pending: boolean
  onSubmit: (course: CourseInput) => void
  onCancel: () => void
  children?: ReactNode
}) => {
  const { t } = useTexts()
  const known = useQuery(courseKindsQuery)
  const rules = useQuery(rulesInForceQuery)
  const asked = rules.data?.conditions?.courses?.map(({ course }) => course) ?? []
  const kinds = [...new Set([...asked, ...(known.data ?? [])])]
  const required = { required: true, whitespace: true, message: t('form.required') }
  const needed = { required: true, message: t('form.required') }
  return (
    <Form<CourseInput>
      form={form}
      layout="vertical"
      className="sheet"
      style={{ maxWidth: 820 }}
      onFinish={values =>
        onSubmit({ ...values, passMark: values.passMark ?? null, validMonths: values.validMonths ?? null })
      }
      scrollToFirstError
      initialValues={course ? courseInput(course) : empty}
    >
      <Form.Item
        name="title"
        label={t('course.title')}
        rules={[required, { min: 2, message: t('form.required') }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('course.kind')} extra={t('course.kindHint')} rules={[required]}>
        <AutoComplete
          options={kinds.map(value => ({
            value,
            label: asked.includes(value) ? t('course.kindAsked', { kind: value }) : value,
          }))}
          showSearch={{
            filterOption: (typed, option) => (option?.value ?? '').includes(typed),
          }}
          maxLength={50}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="heldOn" label={t('course.heldOn')} rules={[needed]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="hours" label={t('course.hours')} rules={[needed]}>
          <InputNumber min={0} max={1000} step={0.5} precision={1} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="passMark" label={t('course.passMark')} extra={t('course.passMarkHint')}>
          <InputNumber min={0} max={1000} precision={1} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="validMonths" label={t('course.validMonths')} extra={t('course.validMonthsHint')}>
          <InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="organiser" label={t('course.organiser')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="place" label={t('course.place')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
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
