import { Button, Flex, Form, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { useApplyBulk, usePreviewBulk } from '../../api/registry.ts'
import type { BulkOrder, BulkPreview } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Fields = { kind: BulkOrder['action']['kind']; field?: string; value?: string }

const actionOf = ({ kind, field = '', value = '' }: Fields): BulkOrder['action'] =>
  kind === 'extra' ? { kind, field, value } : { kind, value: kind === 'industry' ? value.trim() : value }

/** A change of many facilities: what, then its preview, then and only then the change. */
export const BulkChange = ({
  selection,
  onClose,
  onDone,
}: {
  selection: BulkOrder['selection']
  onClose: () => void
  onDone: (changed: number) => void
}) => {
  const { t } = useTexts()
  const [form] = Form.useForm<Fields>()
  const [order, setOrder] = useState<BulkOrder | null>(null)
  const preview = usePreviewBulk()
  const apply = useApplyBulk()
  const kind = Form.useWatch('kind', form) ?? 'area'
  const seen = order && preview.data
  return (
    <Modal
      open
      width={720}
      title={t('bulk.title')}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type={seen ? 'default' : 'primary'}
            loading={preview.isPending}
            onClick={() => form.submit()}
          >
            {t('bulk.preview')}
          </Button>
          {seen && (
            <Button
              type="primary"
              disabled={seen.changes === 0}
              loading={apply.isPending}
              onClick={() =>
                apply.mutate(
                  { ...order, expected: seen.changes },
                  { onSuccess: ({ changed }) => onDone(changed) },
                )
              }
            >
              {t('bulk.apply', { count: seen.changes })}
            </Button>
          )}
        </Flex>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'area' }}
        onValuesChange={() => setOrder(null)}
        onFinish={fields => {
          const asked = { selection, action: actionOf(fields) }
          preview.mutate(asked, { onSuccess: () => setOrder(asked) })
        }}
      >
        <Form.Item name="kind" label={t('bulk.what')}>
          <Select
            options={(['area', 'industry', 'extra'] as const).map(value => ({
              value,
              label: t(`bulk.kind.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'extra' && (
          <Form.Item
            name="field"
            label={t('bulk.field')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input maxLength={40} placeholder={t('bulk.fieldHint')} />
          </Form.Item>
        )}
        <Form.Item
          name="value"
          label={t('bulk.value')}
          extra={t('bulk.emptyHint')}
          rules={
            kind === 'industry' ? [{ pattern: /^(?:[A-T]\d{2,4})?$/, message: t('bulk.industryShape') }] : []
          }
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      <ProblemAlert error={preview.error ?? apply.error} />
      {seen && <Preview preview={seen} />}
    </Modal>
  )
}

const Preview = ({ preview }: { preview: BulkPreview }) => {
  const { t } = useTexts()
  const { selected, changes, same, first, firstSame } = preview
  return (
    <>
      <p role="status">{t('bulk.counts', { selected, changes, same })}</p>
      {first.length > 0 && (
        <Table<BulkPreview['first'][number]>
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content', y: 260 }}
          dataSource={first}
          columns={[
            { title: t('facility.id'), dataIndex: 'id', className: 'numeric' },
            { title: t('facility.name'), dataIndex: 'name' },
            { title: t('bulk.from'), dataIndex: 'from', render: value => value || '—' },
            { title: t('bulk.to'), dataIndex: 'to', render: value => value || '—' },
          ]}
        />
      )}
      {changes > first.length && <p className="quiet">{t('bulk.firstOnly', { count: first.length })}</p>}
      {same > 0 && (
        <p className="quiet">
          {t('bulk.skipped', {
            count: same,
            names: firstSame
              .slice(0, 5)
              .map(({ name }) => name)
              .join(t('list.joint')),
          })}
        </p>
      )}
    </>
  )
}
