import { Alert, Button, Form, Input, Radio } from 'antd'
import { serverNow, useSession } from '../../api/session.ts'
import type { BeaconSource, Draw } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { quicknetRoundAt, quicknetRoundTime } from '../../time/drand-round.ts'
import { dayOf, dayWords, momentWords } from '../../time/moments.ts'

export type CommitForm = { witnessName: string; source: BeaconSource; session: string; round: string }

const tenMinutes = 600_000

/** The drand round that appears ten minutes from now: time to announce it, short enough to wait for. */
const proposedRound = (): string => String(quicknetRoundAt(new Date(serverNow().getTime() + tenMinutes)))

/** Which public random value will decide: numbers drawn before witnesses, or a drand round. */
export const BeaconChoice = ({ draw }: { draw: Draw }) => {
  const { t, lang, text } = useTexts()
  const form = Form.useFormInstance<CommitForm>()
  const source = Form.useWatch('source', form) ?? 'numbers/witnessed'
  const round = Form.useWatch('round', form)
  const { rehearsalClock } = useSession()
  const appears = /^\d{1,12}$/.test(round ?? '') ? quicknetRoundTime(Number(round)) : null
  return (
    <>
      <Form.Item name="source" label={t('beacon.source')} initialValue="numbers/witnessed">
        <Radio.Group style={{ display: 'grid', gap: 10 }}>
          <Radio value="numbers/witnessed">
            <strong>{t('beacon.numbers')}</strong>
            <div className="quiet">{t('beacon.numbersWhat')}</div>
          </Radio>
          <Radio value="drand/quicknet">
            <strong>{t('beacon.drand')}</strong>
            <div className="quiet">{t('beacon.drandWhat')}</div>
          </Radio>
        </Radio.Group>
      </Form.Item>
      {source === 'numbers/witnessed' ? (
        <Form.Item
          name="session"
          label={t('beacon.session')}
          extra={t('beacon.sessionHint')}
          initialValue={t('beacon.sessionProposed', {
            title: text(draw.title),
            day: dayWords(dayOf(serverNow()), lang),
          })}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
        >
          <Input maxLength={60} style={{ maxWidth: 420 }} />
        </Form.Item>
      ) : (
        <>
          {rehearsalClock && (
            <Alert type="warning" showIcon title={t('beacon.drandRehearsal')} style={{ marginBottom: 12 }} />
          )}
          <Form.Item
            label={t('beacon.round')}
            htmlFor="round"
            required
            extra={
              appears && appears.getTime() > 0
                ? t('beacon.appears', { at: momentWords(appears.toISOString(), true) })
                : undefined
            }
          >
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              <Form.Item
                name="round"
                noStyle
                initialValue={proposedRound()}
                rules={[
                  { required: true, message: t('form.required') },
                  { pattern: /^[1-9]\d{0,11}$/, message: t('beacon.roundFormat') },
                ]}
              >
                <Input id="round" inputMode="numeric" style={{ width: 200 }} />
              </Form.Item>
              <Button onClick={() => form.setFieldValue('round', proposedRound())}>
                {t('beacon.propose')}
              </Button>
            </div>
          </Form.Item>
        </>
      )}
    </>
  )
}
