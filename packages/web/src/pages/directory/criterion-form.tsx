import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Modal, Radio, Select, Space, Switch } from 'antd'
import type { DirectoryCategory, DirectoryCriteria, DirectoryCriterion } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

const factors = [
  'capacity',
  'total',
  'kind',
  'amount',
  'concentration',
  'other',
] as const satisfies readonly DirectoryCriterion['factor'][]

type Step = { atLeast: number; points: number }
type Values = {
  zh: string
  en: string
  factor: DirectoryCriterion['factor']
  kind: 'fact' | 'value'
  lists?: boolean
  points?: number
  unitZh?: string
  unitEn?: string
  steps?: Step[]
  listsFrom?: number | null
  source: string
}

const valuesOf = ({ label, factor, measure, source }: DirectoryCriterion): Values => ({
  zh: label.zh,
  en: label.en,
  factor,
  source,
  kind: measure.kind,
  ...(measure.kind === 'fact'
    ? { lists: measure.lists === true, points: measure.points ?? 0 }
    : {
        unitZh: measure.unit.zh,
        unitEn: measure.unit.en,
        steps: measure.steps,
        listsFrom: measure.listsFrom ?? null,
      }),
})

const measureOf = ({
  kind,
  lists,
  points = 0,
  unitZh = '',
  unitEn = '',
  steps = [],
  listsFrom,
}: Values): DirectoryCriterion['measure'] =>
  kind === 'fact'
    ? { kind, ...(lists ? { lists: true as const } : { points }) }
    : {
        kind,
        unit: { zh: unitZh.trim(), en: unitEn.trim() || unitZh.trim() },
        steps: [...steps].sort((one, other) => one.atLeast - other.atLeast),
        ...(typeof listsFrom === 'number' ? { listsFrom } : {}),
      }

/** The first number that no criterion of the category is named by yet. */
const freshId = (criteria: DirectoryCriteria, category: DirectoryCategory): string => {
  const taken = new Set(criteria.criteria.map(({ id }) => id))
  let n = 1
  while (taken.has(`${category}-own-${n}`)) n++
  return `${category}-own-${n}`
}

/** One criterion of a category: what is asked, how it counts, and where it comes from. */
export const CriterionForm = ({
  category,
  criterion,
  criteria,
  onSave,
  onClose,
}: {
  category: DirectoryCategory
  criterion: DirectoryCriterion | null
  criteria: DirectoryCriteria
  onSave: (criterion: DirectoryCriterion) => void
  onClose: () => void
}) => {
  const { t, text } = useTexts()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? criterion?.measure.kind ?? 'fact'
  const lists = Form.useWatch('lists', form)
  const required = { required: true, whitespace: true, message: t('form.required') }
  const chosen = { required: true, message: t('form.required') }
  const first: Partial<Values> = criterion
    ? valuesOf(criterion)
    : { kind: 'fact', lists: false, points: 10, factor: 'other', steps: [{ atLeast: 1, points: 10 }] }
  const save = (values: Values) =>
    onSave({
      id: criterion?.id ?? freshId(criteria, category),
      category,
      factor: values.factor,
      label: { zh: values.zh.trim(), en: values.en?.trim() || values.zh.trim() },
      measure: measureOf(values),
      source: values.source,
    })
  return (
    <Modal
      open
      width={600}
      title={`${t(criterion ? 'directory.criteria.edit' : 'directory.criteria.add')} · ${t(`category.${category}`)}`}
      okText={t('save')}
      cancelText={t('cancel')}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values> form={form} layout="vertical" initialValues={first} onFinish={save}>
        <Form.Item name="zh" label={t('directory.criteria.label')} rules={[required]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="en" label={t('directory.criteria.labelEn')}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="field-pair">
          <Form.Item name="factor" label={t('directory.criteria.factor')} rules={[chosen]}>
            <Select options={factors.map(value => ({ value, label: t(`factor.${value}`) }))} />
          </Form.Item>
          <Form.Item name="source" label={t('directory.criteria.source')} rules={[chosen]}>
            <Select options={criteria.sources.map(({ id, title }) => ({ value: id, label: text(title) }))} />
          </Form.Item>
        </div>
        <Form.Item name="kind" label={t('directory.criteria.kind')}>
          <Radio.Group
            options={(['fact', 'value'] as const).map(value => ({
              value,
              label: t(`directory.criteria.kind.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'fact' ? (
          <Space size={24} wrap>
            <Form.Item name="lists" label={t('directory.criteria.listsAlone')} valuePropName="checked">
              <Switch />
            </Form.Item>
            {!lists && (
              <Form.Item name="points" label={t('directory.criteria.points')} rules={[chosen]}>
                <InputNumber min={0} max={1000} precision={0} />
              </Form.Item>
            )}
          </Space>
        ) : (
          <>
            <div className="field-pair">
              <Form.Item name="unitZh" label={t('directory.criteria.unit')} rules={[required]}>
                <Input maxLength={20} />
              </Form.Item>
              <Form.Item name="unitEn" label={t('directory.criteria.unitEn')}>
                <Input maxLength={20} />
              </Form.Item>
            </div>
            <span className="field-label">{t('directory.criteria.steps')}</span>
            <Form.List name="steps">
              {(fields, { add, remove }) => (
                <>
                  {fields.map(({ key, name }) => (
                    <Space key={key} align="baseline" wrap>
                      <Form.Item name={[name, 'atLeast']} rules={[chosen]}>
                        <InputNumber min={0} prefix={t('directory.criteria.atLeast')} />
                      </Form.Item>
                      <Form.Item name={[name, 'points']} rules={[chosen]}>
                        <InputNumber
                          min={0}
                          max={1000}
                          precision={0}
                          prefix={t('directory.criteria.points')}
                        />
                      </Form.Item>
                      <Button
                        type="text"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={t('delete')}
                        onClick={() => remove(name)}
                      />
                    </Space>
                  ))}
                  <Form.Item>
                    <Button icon={<PlusOutlined />} disabled={fields.length >= 10} onClick={() => add()}>
                      {t('directory.criteria.addStep')}
                    </Button>
                  </Form.Item>
                </>
              )}
            </Form.List>
            <Form.Item name="listsFrom" label={t('directory.criteria.listsFrom')}>
              <InputNumber min={0} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  )
}
