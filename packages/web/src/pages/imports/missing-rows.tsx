import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { missingQuery, useExcludeMissing } from '../../api/imports.ts'
import { serverNow, useMay } from '../../api/session.ts'
import {
  exclusionReasons,
  type Import,
  type MissingExclusions,
  type MissingFacility,
} from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'

/** Facilities that a complete list lacks. They stay as they are, unless somebody asks for their exclusion. */
export const MissingRows = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const [after, setAfter] = useState<string | undefined>()
  const [limit, setLimit] = useState(20)
  const [asking, setAsking] = useState(false)
  const mayAsk = useMay('office')
  const query = useQuery(missingQuery(found.id, { after, limit }))
  return (
    <>
      <p>{t('imports.missing.about')}</p>
      {mayAsk && (
        <Button style={{ marginBottom: 12 }} onClick={() => setAsking(true)}>
          {t('imports.missing.ask')}
        </Button>
      )}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<MissingFacility>
        lead={1}
        size="small"
        aria-label={t('imports.missingTable')}
        rowKey={({ id }) => id}
        loading={query.isFetching}
        dataSource={[...(query.data?.items ?? [])]}
        pagination={false}
        columns={[
          { title: t('facility.id'), dataIndex: 'id', className: 'numeric' },
          {
            title: t('facility.name'),
            render: (_, { id, name }) => (
              <Link to="/facilities/$facilityId" params={{ facilityId: id }}>
                {name}
              </Link>
            ),
          },
          { title: t('facility.creditCode'), dataIndex: 'creditCode', className: 'numeric' },
          { title: t('facility.address'), dataIndex: 'address' },
        ]}
      />
      <KeyPager
        after={after}
        next={query.data?.next ?? null}
        total={query.data?.total ?? 0}
        limit={limit}
        onPage={setAfter}
        onLimit={size => {
          setAfter(undefined)
          setLimit(size)
        }}
      />
      {asking && <AskForm found={found} onClose={() => setAsking(false)} />}
    </>
  )
}

type Fields = { reason: MissingExclusions['reason']; since: string; evidence: string }

const AskForm = ({ found, onClose }: { found: Import; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const ask = useExcludeMissing(found.id)
  const submit = ({ reason, since, evidence }: Fields) =>
    ask.mutate(
      { ids: 'all', reason, since, evidence },
      {
        onSuccess: ({ requested }) => {
          void message.success(t('imports.missing.asked', { count: requested }))
          onClose()
        },
      },
    )
  return (
    <Modal
      title={t('imports.missing.askTitle', { count: found.counts?.missing ?? 0 })}
      open
      okText={t('imports.missing.askOk')}
      cancelText={t('cancel')}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ProblemAlert error={ask.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{ since: dayOf(serverNow()) }}
      >
        <Form.Item name="reason" label={t('imports.missing.reason')} rules={[{ required: true }]}>
          <Select
            options={exclusionReasons.map(value => ({ value, label: t(`state.exclusion.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="since" label={t('imports.missing.since')} rules={[{ required: true }]}>
          <Input type="date" max={dayOf(serverNow())} style={{ maxWidth: 200 }} />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={t('imports.missing.evidence')}
          rules={[{ required: true, max: 200 }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
