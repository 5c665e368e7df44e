import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Radio, Select, Typography } from 'antd'
import { toDataURL } from 'qrcode'
import { candidatesQuery, type Invited, useInvite } from '../../api/witnesses.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Values = { how: 'link' | 'account'; personId?: string; name?: string; organisation?: string }

const invitedOf = ({ how, personId = '', name = '', organisation = '' }: Values): Invited =>
  how === 'link'
    ? { name: name.trim(), organisation: organisation.trim() }
    : { personId, ...(organisation.trim() ? { organisation: organisation.trim() } : {}) }

/** Invites somebody with an account, or makes a link for somebody without; the link is shown this once. */
export const InviteWitness = ({ drawId, onClose }: { drawId: string; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const invite = useInvite(drawId)
  const [form] = Form.useForm<Values>()
  const how = Form.useWatch('how', form) ?? 'link'
  const people = useQuery({ ...candidatesQuery, enabled: how === 'account' })
  const send = (values: Values) =>
    invite.mutate(invitedOf(values), {
      onSuccess: token => {
        if (token !== null) return
        void message.success(t('witness.invited'))
        onClose()
      },
    })
  if (invite.data)
    return <InvitationLink token={invite.data} name={form.getFieldValue('name')} onClose={onClose} />
  return (
    <Modal
      open
      title={t('witness.invite')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('witness.inviteSend')}
      cancelText={t('cancel')}
      confirmLoading={invite.isPending}
    >
      <ProblemAlert error={invite.error ?? people.error} />
      <Form<Values> form={form} layout="vertical" onFinish={send} initialValues={{ how: 'link' }}>
        <Form.Item name="how" label={t('witness.how')}>
          <Radio.Group
            options={[
              { value: 'link', label: t('witness.howLink') },
              { value: 'account', label: t('witness.howAccount') },
            ]}
          />
        </Form.Item>
        {how === 'account' ? (
          <Form.Item
            name="personId"
            label={t('witness.person')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={people.isPending}
              options={(people.data ?? []).map(({ id, name, role }) => ({
                value: id,
                label: `${name} · ${t(`role.${role}`)}`,
              }))}
            />
          </Form.Item>
        ) : (
          <Form.Item
            name="name"
            label={t('witness.name')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('witness.nameRule') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="organisation"
          label={t('witness.organisation')}
          rules={[
            { required: how === 'link', whitespace: true, min: 2, message: t('witness.organisationRule') },
          ]}
        >
          <Input maxLength={60} placeholder={t('witness.organisationExample')} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

const InvitationLink = ({ token, name, onClose }: { token: string; name: string; onClose: () => void }) => {
  const { t } = useTexts()
  // In the fragment, which no browser sends to a server: it stands in no log.
  const address = `${location.origin}/witness#${token}`
  const picture = useQuery({
    queryKey: ['code', address],
    queryFn: () => toDataURL(address, { errorCorrectionLevel: 'M', margin: 1, scale: 6 }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Modal
      open
      title={t('witness.linkTitle', { name })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('witness.linkKept')}
        </Button>
      }
    >
      <p>{t('witness.linkOnce')}</p>
      <Typography.Paragraph copyable={{ text: address, tooltips: [t('copy'), t('copied')] }} className="hash">
        {address}
      </Typography.Paragraph>
      {picture.data && (
        <img
          src={picture.data}
          alt={t('witness.qr')}
          style={{ display: 'block', margin: '0 auto', maxWidth: '100%' }}
        />
      )}
    </Modal>
  )
}
