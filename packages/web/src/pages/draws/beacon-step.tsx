import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Descriptions, Form, Input } from 'antd'
import { useCompleteDraw } from '../../api/draws.ts'
import { serverNow, useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { Hash } from '../../shared/hash.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useTexts } from '../../texts/texts.tsx'
import { quicknetRoundTime } from '../../time/drand-round.ts'
import { momentWords } from '../../time/moments.ts'
import { isBeaconValue } from './beacon-value.ts'
import { receiptText } from './receipt.ts'

/** All is fixed; now the public random value appears, is typed in, and the lots are drawn. */
export const BeaconStep = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const mayDraw = useMay('office')
  return (
    <>
      <section className="sheet" aria-labelledby="committed">
        <h2 id="committed">{t('committed.title')}</h2>
        <Descriptions
          column={1}
          size="small"
          bordered
          styles={{ label: { width: 160 } }}
          items={[
            ...(draw.committedAt
              ? [
                  {
                    key: 'at',
                    label: t('receipt.at'),
                    children: `${momentWords(draw.committedAt, true)} · ${draw.committedBy ?? ''}`,
                  },
                ]
              : []),
            ...(draw.commitmentHash
              ? [
                  {
                    key: 'hash',
                    label: t('receipt.commitment'),
                    children: <Hash value={draw.commitmentHash} />,
                  },
                ]
              : []),
            ...(draw.witness
              ? [
                  { key: 'witness', label: t('receipt.witness'), children: draw.witness.name },
                  {
                    key: 'secret',
                    label: t('receipt.hash'),
                    children: <Hash value={draw.witness.commitment} />,
                  },
                ]
              : []),
            ...(draw.commitmentLogIndex !== null
              ? [
                  {
                    key: 'log',
                    label: t('receipt.log'),
                    children: <a href="/log">{draw.commitmentLogIndex}</a>,
                  },
                ]
              : []),
          ]}
        />
        {draw.witness && <Receipt draw={draw} witness={draw.witness} period={text(draw.title)} />}
      </section>
      <section className="sheet no-print">
        <h2>{t('value.title')}</h2>
        {mayDraw ? <EnterValue draw={draw} /> : <Alert type="info" showIcon title={t('draw.officeOnly')} />}
      </section>
    </>
  )
}

const Receipt = ({
  draw,
  witness,
  period,
}: {
  draw: Draw
  witness: { name: string; commitment: string }
  period: string
}) => {
  const { t } = useTexts()
  const content = receiptText(draw, witness, t, period)
  return (
    <div style={{ marginTop: 12, display: 'flex', gap: 8, flexWrap: 'wrap' }} className="no-print">
      <Button
        icon={<DownloadOutlined />}
        onClick={() =>
          saveFile(
            `${t('receipt.fileName')}-${draw.period}.txt`,
            new Blob([content], { type: 'text/plain;charset=utf-8' }),
          )
        }
      >
        {t('receipt.download')}
      </Button>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('print')}
      </Button>
    </div>
  )
}

const EnterValue = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const { modal, message } = App.useApp()
  const complete = useCompleteDraw(draw.id)
  const source = draw.beacon?.source ?? 'numbers/witnessed'
  const drand = source === 'drand/quicknet'
  const round = draw.beacon?.round ?? ''
  const appears = drand ? quicknetRoundTime(Number(round)) : null
  const waiting = appears !== null && appears > serverNow()
  const confirm = ({ value }: { value: string }) =>
    modal.confirm({
      title: t('value.confirmTitle'),
      content: (
        <>
          <p>
            {t('value.confirmWhat')}
            <br />
            <strong className="hash">{value.trim()}</strong>
          </p>
          <p>{t('value.confirmOnce')}</p>
        </>
      ),
      okText: t('value.submit'),
      cancelText: t('value.checkAgain'),
      onOk: () => complete.mutate(value.trim(), { onSuccess: () => message.success(t('value.done')) }),
    })
  return (
    <Form<{ value: string }> layout="vertical" onFinish={confirm}>
      <p>
        {drand
          ? t('value.drand', { round, at: appears ? momentWords(appears.toISOString(), true) : '' })
          : t('value.numbers', { session: round })}
      </p>
      {waiting && <Alert type="info" showIcon title={t('value.notYet')} style={{ marginBottom: 12 }} />}
      <ProblemAlert error={complete.error} />
      <Form.Item
        name="value"
        label={t('value.label')}
        extra={t(drand ? 'value.drandFormat' : 'value.numbersFormat')}
        validateTrigger="onBlur"
        rules={[
          { required: true, message: t('form.required') },
          {
            validator: (_rule, value: string) =>
              !value || isBeaconValue(source, value)
                ? Promise.resolve()
                : Promise.reject(new Error(t('value.badFormat'))),
          },
        ]}
      >
        <Input
          size="large"
          className="hash"
          autoComplete="off"
          spellCheck={false}
          placeholder={drand ? '' : '07 12 19 23 30 33 + 05'}
          style={{ maxWidth: drand ? 760 : 420 }}
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" loading={complete.isPending}>
        {t('value.submit')}
      </Button>
    </Form>
  )
}
