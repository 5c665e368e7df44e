import { Form, Input, InputNumber, Radio, Select, Space } from 'antd'
import type { DispatchPlan } from '../../api/draws.ts'
import type { Day, Draw } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayWords } from '../../time/moments.ts'

export type DispatchForm = {
  kind: 'spread' | 'together'
  from: Day
  to: Day
  without?: Day[]
  mostADay?: number | null
}

/** What is sent of the form: nothing if all lots are handed out together. */
export const dispatchOf = (form: DispatchForm): { dispatch?: DispatchPlan } => {
  if (form.kind === 'together') return {}
  const { from, to, without = [], mostADay = null } = form
  return { dispatch: { from, to, without: [...without].sort(), mostADay } }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** On which days the teams get their lots: spread over the period, or all on its first working day. */
export const DispatchChoice = ({ draw: { range, quotas } }: { draw: Draw }) => {
  const { t, lang } = useTexts()
  const kind = Form.useWatch<DispatchForm['kind']>(['dispatch', 'kind']) ?? 'spread'
  const lots = quotas.reduce((sum, { quota, size }) => sum + Math.min(quota, size), 0)
  const needed = { required: true, message: t('form.required') }
  return (
    <>
      <p>{t('dispatch.what', { lots })}</p>
      <Form.Item name={['dispatch', 'kind']} initialValue="spread">
        <Radio.Group>
          <Radio value="spread">{t('dispatch.spread')}</Radio>
          <Radio value="together">{t('dispatch.together')}</Radio>
        </Radio.Group>
      </Form.Item>
      {kind === 'spread' && (
        <Space wrap align="start" size="middle">
          <Form.Item
            name={['dispatch', 'from']}
            label={t('dispatch.from')}
            initialValue={range.from}
            rules={[needed]}
          >
            <Input type="date" min={range.from} max={range.to} style={{ width: 180 }} />
          </Form.Item>
          <Form.Item
            name={['dispatch', 'to']}
            label={t('dispatch.to')}
            initialValue={range.to}
            rules={[needed]}
          >
            <Input type="date" min={range.from} max={range.to} style={{ width: 180 }} />
          </Form.Item>
          <Form.Item name={['dispatch', 'mostADay']} label={t('dispatch.mostADay')}>
            <InputNumber min={1} max={100_000} precision={0} placeholder={t('dispatch.even')} />
          </Form.Item>
          <Form.Item
            name={['dispatch', 'without']}
            label={t('dispatch.without')}
            extra={t('dispatch.withoutWhat', { example: dayWords(range.from, lang) })}
            rules={[
              {
                validator: async (_, days: readonly string[] = []) => {
                  if (!days.every(isDay)) throw new Error(t('dispatch.withoutWrong'))
                },
              },
            ]}
          >
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              tokenSeparators={['、', '，', ',', ' ']}
              placeholder={range.from}
              style={{ minWidth: 260 }}
            />
          </Form.Item>
        </Space>
      )}
    </>
  )
}

/** How the lots of a committed draw are handed out, in a sentence. */
export const DispatchWords = ({ draw: { dispatch, lots } }: { draw: Draw }) => {
  const { t, lang } = useTexts()
  const days = dispatch?.days ?? []
  const [from, to] = [days[0], days.at(-1)]
  if (!from || !to) return <p className="quiet">{t('dispatch.allOn')}</p>
  const perDay = (lots ?? 0) / days.length
  return (
    <p className="quiet">
      {t('dispatch.spreadOver', {
        from: dayWords(from, lang),
        to: dayWords(to, lang),
        days: days.length,
        least: Math.floor(perDay),
        most: Math.ceil(perDay),
      })}
    </p>
  )
}
