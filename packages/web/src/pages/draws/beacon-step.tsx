import { CloudDownloadOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Descriptions, Form, Input } from 'antd'
import { useCompleteDraw, useFetchBeacon } from '../../api/draws.ts'
import { serverNow, useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { Hash } from '../../shared/hash.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { beaconKind } from './beacon-kind.ts'
import { receiptText } from './receipt.ts'

/** All is fixed; now the public random value appears, is typed in, and the lots are drawn. */
export const BeaconStep = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const mayDraw = useMay('office')
  // The first is the bureau's own; the others have receipts of their own.
  const [bureauWitness] = draw.witnesses
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
            ...draw.witnesses.map(({ name, organisation, commitment }) => ({
              key: commitment,
              label: t('witness.one'),
              children: (
                <>
                  <div>{organisation ? t('witness.of', { name, organisation }) : name}</div>
                  <Hash value={commitment} />
                </>
              ),
            })),
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
        {bureauWitness && <Receipt draw={draw} witness={bureauWitness} period={text(draw.title)} />}
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

/** The place where the public random value is entered, and the draw made with it. */
export const EnterValue = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const complete = useCompleteDraw(draw.id)
  const fetched = useFetchBeacon(draw.id)
  const [form] = Form.useForm<{ value: string }>()
  const kind = beaconKind(draw.beacon?.source ?? 'numbers/witnessed')
  const { round = '', appears = null, fetchable = false } = draw.beacon ?? {}
  const waiting = appears !== null && new Date(appears) > serverNow()
  const long = kind === 'drand' || kind === 'nist'
  const confirm = ({ value }: { value: string }) =>
    modal.confirm({
      title: t('value.confirmTitle'),
      content: (
        <>
          <p>
            {t('value.confirmWhat')}
            <br />
            <strong className="hash">{shortened(value.trim())}</strong>
          </p>
          <p>{t('value.confirmOnce')}</p>
        </>
      ),
      okText: t('value.submit'),
      cancelText: t('value.checkAgain'),
      onOk: () => complete.mutate(value.trim(), { onSuccess: () => message.success(t('value.done')) }),
    })
  return (
    <Form<{ value: string }> form={form} layout="vertical" onFinish={confirm}>
      <p>
        {t(`value.${kind}`, {
          round,
          source: draw.beacon ? text(draw.beacon.title) : '',
          at: appears ? momentWords(appears, true) : '',
        })}
      </p>
      {waiting && <Alert type="info" showIcon title={t('value.notYet')} style={{ marginBottom: 12 }} />}
      <ProblemAlert error={complete.error ?? fetched.error} />
      {fetchable && (
        <Button
          icon={<CloudDownloadOutlined />}
          disabled={waiting}
          loading={fetched.isPending}
          style={{ marginBottom: 16 }}
          onClick={() =>
            fetched.mutate(undefined, { onSuccess: value => form.setFieldValue('value', value) })
          }
        >
          {t('value.fetch')}
        </Button>
      )}
      <Form.Item
        name="value"
        label={t('value.label')}
        extra={t(`value.${kind}Format`)}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        {long ? (
          <Input.TextArea
            className="hash"
            autoComplete="off"
            spellCheck={false}
            autoSize={{ minRows: 3, maxRows: 10 }}
            style={{ maxWidth: 760 }}
          />
        ) : (
          <Input
            size="large"
            className="hash"
            autoComplete="off"
            spellCheck={false}
            placeholder="07 12 19 23 30 33 + 05"
            style={{ maxWidth: 420 }}
          />
        )}
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" loading={complete.isPending}>
        {t('value.submit')}
      </Button>
    </Form>
  )
}

/** A whole pulse is too long to be read out. */
const shortened = (value: string): string => (value.length > 200 ? `${value.slice(0, 200)}…` : value)
