import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Radio } from 'antd'
import { beaconSourcesQuery } from '../../api/draws.ts'
import { serverNow, useSession } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { quicknetRoundAt, quicknetRoundTime } from '../../time/drand-round.ts'
import { dayOf, dayWords, momentWords } from '../../time/moments.ts'
import { type BeaconKind, beaconKind } from './beacon-kind.ts'
import type { DispatchForm } from './dispatch-choice.tsx'

export type CommitForm = {
  witnessName: string
  dispatch: DispatchForm
  source: string
  session: string
  round: string
  minute: string
  issue: string
  /** ISO day on which a lottery draws its issue. */
  day: string
}

const tenMinutes = 600_000
const inTenMinutes = () => new Date(serverNow().getTime() + tenMinutes)

/** The drand round that appears ten minutes from now: time to announce it, short enough to wait for. */
const proposedRound = (): string => String(quicknetRoundAt(inTenMinutes()))
const proposedMinute = (): string => `${inTenMinutes().toISOString().slice(0, 16)}:00Z`

const whatOf = {
  numbers: 'beacon.numbersWhat',
  lottery: 'beacon.lotteryWhat',
  drand: 'beacon.drandWhat',
  nist: 'beacon.nistWhat',
} as const satisfies Record<BeaconKind, string>

/** What is sent of the form: the source, its round, and the day where the round does not tell it. */
export const beaconOf = (form: CommitForm): { source: string; round: string; day?: string } => {
  const { source } = form
  switch (beaconKind(source)) {
    case 'numbers':
      return { source, round: form.session.trim() }
    case 'lottery':
      return { source, round: form.issue.trim(), day: form.day }
    case 'drand':
      return { source, round: form.round }
    case 'nist':
      return { source, round: form.minute.trim() }
  }
}

/** Which public random value will decide, and which round of it. */
export const BeaconChoice = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const sources = useQuery(beaconSourcesQuery)
  const source = Form.useWatch<string>('source') ?? 'numbers/witnessed'
  return (
    <>
      <Form.Item name="source" label={t('beacon.source')} initialValue="numbers/witnessed">
        <Radio.Group style={{ width: '100%' }}>
          <Loaded query={sources}>
            {items => (
              <div style={{ display: 'grid', gap: 10 }}>
                {items.map(({ id, title }) => (
                  <Radio key={id} value={id}>
                    <strong>{text(title)}</strong>
                    <div className="quiet">{t(whatOf[beaconKind(id)])}</div>
                  </Radio>
                ))}
              </div>
            )}
          </Loaded>
        </Radio.Group>
      </Form.Item>
      <RoundFields kind={beaconKind(source)} source={source} draw={draw} />
    </>
  )
}

const RoundFields = ({ kind, source, draw }: { kind: BeaconKind; source: string; draw: Draw }) => {
  const { t, lang, text } = useTexts()
  switch (kind) {
    case 'numbers':
      return (
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
      )
    case 'lottery':
      return <LotteryFields short={source === 'sporttery/dlt'} />
    case 'drand':
      return <DrandFields />
    case 'nist':
      return <NistFields />
  }
}

/** A lottery's issue, and the day on which it is drawn. */
const LotteryFields = ({ short }: { short: boolean }) => {
  const { t } = useTexts()
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', columnGap: 16 }}>
      <Form.Item
        name="issue"
        label={t('beacon.issue')}
        extra={t('beacon.issueHint', { example: short ? '26149' : '2026150' })}
        rules={[
          { required: true, message: t('form.required') },
          { pattern: short ? /^\d{5}$/ : /^20\d{5}$/, message: t('beacon.issueFormat') },
        ]}
      >
        <Input inputMode="numeric" maxLength={7} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item
        name="day"
        label={t('beacon.issueDay')}
        extra={t('beacon.issueDayHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input type="date" min={dayOf(serverNow())} style={{ width: 200 }} />
      </Form.Item>
    </div>
  )
}

const DrandFields = () => {
  const { t } = useTexts()
  const form = Form.useFormInstance<CommitForm>()
  const round = Form.useWatch('round', form)
  const appears = /^\d{1,12}$/.test(round ?? '') ? quicknetRoundTime(Number(round)) : null
  return (
    <>
      <RehearsalWarning />
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
          <Button onClick={() => form.setFieldValue('round', proposedRound())}>{t('beacon.propose')}</Button>
        </div>
      </Form.Item>
    </>
  )
}

const NistFields = () => {
  const { t } = useTexts()
  const form = Form.useFormInstance<CommitForm>()
  const minute = Form.useWatch('minute', form)
  const appears = new Date(minute ?? '')
  return (
    <>
      <RehearsalWarning />
      <Form.Item
        label={t('beacon.minute')}
        htmlFor="minute"
        required
        extra={
          Number.isNaN(appears.getTime())
            ? undefined
            : t('beacon.appears', { at: momentWords(appears.toISOString(), true) })
        }
      >
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <Form.Item
            name="minute"
            noStyle
            initialValue={proposedMinute()}
            rules={[
              { required: true, message: t('form.required') },
              { pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00Z$/, message: t('beacon.minuteFormat') },
            ]}
          >
            <Input id="minute" style={{ width: 240 }} />
          </Form.Item>
          <Button onClick={() => form.setFieldValue('minute', proposedMinute())}>
            {t('beacon.propose')}
          </Button>
        </div>
      </Form.Item>
    </>
  )
}

/** A clock that is set for a rehearsal never meets a real beacon. */
const RehearsalWarning = () => {
  const { t } = useTexts()
  const { rehearsalClock } = useSession()
  return rehearsalClock ? (
    <Alert type="warning" showIcon title={t('beacon.drandRehearsal')} style={{ marginBottom: 12 }} />
  ) : null
}
