import { witnessCommitment } from '@mingqian/draw'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useMemo } from 'react'
import { type CommitRequest, useCommit } from '../../api/draws.ts'
import { useSession } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { witnessesQuery } from '../../api/witnesses.ts'
import { Hash } from '../../shared/hash.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { BeaconChoice, beaconOf, type CommitForm } from './beacon-choice.tsx'
import { DispatchChoice, dispatchOf } from './dispatch-choice.tsx'
import { makeSecret } from './make-secret.ts'
import { WitnessList } from './witness-list.tsx'

/** The commitment: the bureau's secret is made here, the public random source is named, and then all is fixed. */
export const CommitStep = ({ draw, onBack }: { draw: Draw; onBack: () => void }) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const session = useSession()
  const commit = useCommit(draw.id)
  const { data: witnesses } = useQuery(witnessesQuery(draw.id))
  const waiting = witnesses?.some(({ state }) => state === 'invited' || state === 'expired') ?? false
  const secret = useMemo(makeSecret, [])
  const suite = draw.suite === 'sm3' ? 'sm3' : 'sha256'
  const hash = useMemo(() => witnessCommitment(suite, secret), [suite, secret])
  const send = (request: CommitRequest) =>
    commit.mutate(request, { onSuccess: () => message.success(t('commit.done')) })
  const confirm = (values: CommitForm) =>
    modal.confirm({
      title: t('commit.confirmTitle', { period: text(draw.title) }),
      content: (
        <>
          <p>{t('commit.confirmFixed')}</p>
          <p>{t('commit.confirmNobody')}</p>
        </>
      ),
      okText: t('commit.submit'),
      cancelText: t('cancel'),
      width: 520,
      onOk: () =>
        send({
          secret,
          witnessName: values.witnessName.trim(),
          ...dispatchOf(values.dispatch),
          beacon: beaconOf(values),
        }),
    })
  return (
    <Form<CommitForm>
      layout="vertical"
      className="sheet"
      onFinish={confirm}
      initialValues={{ witnessName: session.bureau?.name ?? '' }}
    >
      <ProblemAlert error={commit.error} />
      <WitnessList drawId={draw.id} />
      <h2>{t('commit.secretTitle')}</h2>
      <p>{t('commit.secretWhat')}</p>
      <Form.Item
        name="witnessName"
        label={t('commit.witness')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
      >
        <Input maxLength={60} style={{ maxWidth: 420 }} />
      </Form.Item>
      <div style={{ marginBottom: 20 }}>
        <div>{t('commit.hash', { suite: suite.toUpperCase() })}</div>
        <Hash value={hash} />
        <div className="quiet">{t('commit.hashWhat')}</div>
      </div>
      <h2>{t('dispatch.title')}</h2>
      <DispatchChoice draw={draw} />
      <h2>{t('beacon.title')}</h2>
      <BeaconChoice draw={draw} />
      <Alert type="warning" showIcon title={t('commit.warning')} />
      {waiting && <Alert type="info" showIcon title={t('witness.waitFirst')} style={{ marginTop: 12 }} />}
      <div className="form-actions">
        <Button onClick={onBack}>{t('previous')}</Button>
        <Button type="primary" htmlType="submit" disabled={waiting} loading={commit.isPending}>
          {t('commit.submit')}
        </Button>
      </div>
    </Form>
  )
}
