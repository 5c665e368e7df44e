import { App, Button, Form, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useRemoveLeave, useSaveLeave } from '../../api/inspectors.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { type InspectorDetail, type InspectorLeave, type LeaveInput, leaveKinds } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { spanWords } from './inspector-words.ts'
import { SpanFields } from './span-form.tsx'

/** When an inspector is away: leave, long leave, secondment, past ones included. */
export const InspectorLeaves = ({ inspector }: { inspector: InspectorDetail }) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const mayEdit = useMay('office')
  const remove = useRemoveLeave(inspector.id)
  const [opened, setOpened] = useState<{ readonly leave: InspectorLeave | null } | null>(null)
  const { day } = inspector
  const confirmRemove = (leave: InspectorLeave) =>
    modal.confirm({
      title: t('leave.removeTitle'),
      content: t('leave.removeWhat'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        remove.mutate(leave, { onError: error => void message.error(text(problemOf(error).title)) }),
    })
  const phase = ({ from, until }: InspectorLeave) => {
    if (from > day) return <Tag color="processing">{t('span.coming')}</Tag>
    if (until !== null && until < day) return <Tag>{t('span.past')}</Tag>
    return <Tag color="warning">{t('span.now')}</Tag>
  }
  return (
    <section className="sheet" aria-labelledby="leaves">
      <div className="section-head">
        <h2 id="leaves">{t('leave.title')}</h2>
        {mayEdit && (
          <Button className="no-print" onClick={() => setOpened({ leave: null })}>
            {t('leave.add')}
          </Button>
        )}
      </div>
      <DataTable<InspectorLeave>
        size="small"
        rowKey="id"
        aria-label={t('leave.title')}
        pagination={false}
        dataSource={inspector.leaves.toReversed()}
        locale={{ emptyText: <EmptyState>{t('leave.empty')}</EmptyState> }}
        columns={[
          { title: t('leave.kind'), render: (_, leave) => t(`leave.kind.${leave.kind}`) },
          { title: t('span.days'), render: (_, leave) => spanWords(leave.from, leave.until, t) },
          { title: t('span.phase'), render: (_, leave) => phase(leave) },
          { title: t('leave.note'), className: 'wrap', render: (_, leave) => leave.note || '—' },
          ...(mayEdit
            ? [
                {
                  title: t('table.actions'),
                  className: 'no-print',
                  render: (_: unknown, leave: InspectorLeave) => (
                    <Space size={0}>
                      <Button type="link" size="small" onClick={() => setOpened({ leave })}>
                        {t(leave.until === null || leave.until >= day ? 'leave.end' : 'edit')}
                      </Button>
                      <Button type="link" size="small" danger onClick={() => confirmRemove(leave)}>
                        {t('delete')}
                      </Button>
                    </Space>
                  ),
                },
              ]
            : []),
        ]}
      />
      {opened && <LeaveForm inspector={inspector} leave={opened.leave} onClose={() => setOpened(null)} />}
    </section>
  )
}

type Values = { kind: LeaveInput['kind']; from: string; until?: string; note?: string }

const LeaveForm = ({
  inspector,
  leave,
  onClose,
}: {
  inspector: InspectorDetail
  leave: InspectorLeave | null
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const save = useSaveLeave(inspector.id)
  const submit = ({ kind, from, until, note }: Values) =>
    save.mutate(
      { item: leave, leave: { kind, from, until: until || null, note: note?.trim() ?? '' } },
      {
        onSuccess: () => {
          message.success(t('saved'))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={t(leave ? 'leave.edit' : 'leave.add')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={
          leave ? { ...leave, until: leave.until ?? undefined } : { kind: 'leave', from: inspector.day }
        }
      >
        <Form.Item name="kind" label={t('leave.kind')} extra={t('leave.kindHint')}>
          <Select options={leaveKinds.map(value => ({ value, label: t(`leave.kind.${value}`) }))} />
        </Form.Item>
        <SpanFields openHint={t('leave.openHint')} />
        <Form.Item name="note" label={t('leave.note')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
      <ProblemAlert error={save.error} />
    </Modal>
  )
}
