import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Space, Switch, Typography } from 'antd'
import { accountQuery, useChangeAccount, useEndFeed, useRenewFeed } from '../api/account.ts'
import { Loaded } from '../shared/loaded.tsx'
import { ProblemAlert } from '../shared/problem-alert.tsx'
import { useTexts } from '../texts/texts.tsx'

type Values = { mailAddress: string | null; wantsMail: boolean }

/** How a person is told of what is due: by mail, and in the calendar of their phone. */
export const ReachForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTexts()
  const query = useQuery(accountQuery)
  return (
    <Modal open title={t('reach.title')} onCancel={onClose} footer={null}>
      <Loaded query={query}>
        {account => (
          <>
            <MailForm account={account} />
            <Feed hasFeed={account.hasFeed} />
          </>
        )}
      </Loaded>
    </Modal>
  )
}

const MailForm = ({ account }: { account: Values & { mailSends: boolean } }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const change = useChangeAccount()
  const [form] = Form.useForm<Values>()
  const save = ({ mailAddress, wantsMail }: Values) =>
    change.mutate(
      { mailAddress: mailAddress?.trim() || null, wantsMail },
      { onSuccess: () => message.success(t('saved')) },
    )
  return (
    <section aria-label={t('reach.mail')}>
      <h3>{t('reach.mail')}</h3>
      <p className="quiet">{t(account.mailSends ? 'reach.mailWhat' : 'reach.mailOff')}</p>
      <ProblemAlert error={change.error} />
      <Form<Values> form={form} layout="vertical" onFinish={save} initialValues={account}>
        <Form.Item
          name="mailAddress"
          label={t('people.mailAddress')}
          rules={[{ type: 'email', message: t('people.mailFormat') }]}
        >
          <Input type="email" maxLength={200} autoComplete="email" allowClear />
        </Form.Item>
        <Form.Item
          name="wantsMail"
          label={t('reach.wantsMail')}
          colon={false}
          valuePropName="checked"
          layout="horizontal"
        >
          <Switch />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </Form>
    </section>
  )
}

const Feed = ({ hasFeed }: { hasFeed: boolean }) => {
  const { t, lang } = useTexts()
  const { modal } = App.useApp()
  const renew = useRenewFeed()
  const end = useEndFeed()
  const address = renew.data && `${location.origin}${renew.data}${lang === 'en' ? '?lang=en' : ''}`
  const make = () => {
    if (!hasFeed) return renew.mutate(undefined)
    modal.confirm({
      title: t('reach.renewTitle'),
      content: t('reach.renewWhat'),
      okText: t('reach.renew'),
      cancelText: t('cancel'),
      onOk: () => renew.mutate(undefined),
    })
  }
  const turnOff = () =>
    modal.confirm({
      title: t('reach.endTitle'),
      content: t('reach.endWhat'),
      okText: t('reach.end'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => end.mutate(undefined, { onSuccess: () => renew.reset() }),
    })
  return (
    <section aria-label={t('reach.feed')} style={{ marginTop: 24 }}>
      <h3>{t('reach.feed')}</h3>
      <p className="quiet">{t('reach.feedWhat')}</p>
      <ProblemAlert error={renew.error ?? end.error} />
      {address && (
        <>
          <p>
            <strong>{t('reach.once')}</strong>
          </p>
          <Typography.Paragraph code copyable style={{ wordBreak: 'break-all' }}>
            {address}
          </Typography.Paragraph>
        </>
      )}
      {hasFeed && !address && <p>{t('reach.isOn')}</p>}
      <Space wrap>
        <Button loading={renew.isPending} onClick={make}>
          {t(hasFeed ? 'reach.renew' : 'reach.make')}
        </Button>
        {hasFeed && (
          <Button danger loading={end.isPending} onClick={turnOff}>
            {t('reach.end')}
          </Button>
        )}
      </Space>
    </section>
  )
}
