import { Link } from '@tanstack/react-router'
import { App, Button, Form, Input, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useAddConflict, useChangeConflict, useRemoveConflict } from '../../api/inspectors.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import {
  type ConflictInput,
  conflictKinds,
  type InspectorConflict,
  type InspectorDetail,
} from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FacilitySelect } from '../../shared/facility-select.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { spanWords } from './inspector-words.ts'
import { SpanFields } from './span-form.tsx'

/** Whom an inspector keeps away from (回避), since when, until when and on what basis; past ones included. */
export const InspectorConflicts = ({ inspector }: { inspector: InspectorDetail }) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const mayEdit = useMay('office')
  const remove = useRemoveConflict(inspector.id)
  const [opened, setOpened] = useState<{ readonly conflict: InspectorConflict | null } | null>(null)
  const { day } = inspector
  const confirmRemove = (conflict: InspectorConflict) =>
    modal.confirm({
      title: t('avoidance.removeTitle'),
      content: t('avoidance.removeWhat'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        remove.mutate(conflict, { onError: error => void message.error(text(problemOf(error).title)) }),
    })
  const phase = ({ from, until }: InspectorConflict) => {
    if (from > day) return <Tag color="processing">{t('span.coming')}</Tag>
    if (until !== null && until < day) return <Tag>{t('avoidance.over')}</Tag>
    return <Tag color="warning">{t('avoidance.now')}</Tag>
  }
  return (
    <section className="sheet" aria-labelledby="conflicts">
      <div className="section-head">
        <h2 id="conflicts">{t('avoidance.title')}</h2>
        {mayEdit && (
          <Button className="no-print" onClick={() => setOpened({ conflict: null })}>
            {t('avoidance.add')}
          </Button>
        )}
      </div>
      <DataTable<InspectorConflict>
        size="small"
        rowKey="id"
        aria-label={t('avoidance.title')}
        pagination={false}
        dataSource={inspector.conflicts.toReversed()}
        locale={{ emptyText: <EmptyState>{t('avoidance.empty')}</EmptyState> }}
        columns={[
          {
            title: t('avoidance.facility'),
            render: (_, { facility }) => (
              <Link to="/facilities/$facilityId" params={{ facilityId: facility.id }}>
                {facility.name}
              </Link>
            ),
          },
          { title: t('avoidance.kind'), render: (_, one) => t(`avoidance.kind.${one.kind}`) },
          { title: t('span.days'), render: (_, one) => spanWords(one.from, one.until, t) },
          { title: t('span.phase'), render: (_, one) => phase(one) },
          { title: t('avoidance.basis'), className: 'wrap', dataIndex: 'basis' },
          ...(mayEdit
            ? [
                {
                  title: t('table.actions'),
                  className: 'no-print',
                  render: (_: unknown, conflict: InspectorConflict) => (
                    <Space size={0}>
                      <Button type="link" size="small" onClick={() => setOpened({ conflict })}>
                        {t(conflict.until === null || conflict.until >= day ? 'avoidance.end' : 'edit')}
                      </Button>
                      <Button type="link" size="small" danger onClick={() => confirmRemove(conflict)}>
                        {t('delete')}
                      </Button>
                    </Space>
                  ),
                },
              ]
            : []),
        ]}
      />
      {opened && (
        <ConflictForm inspector={inspector} conflict={opened.conflict} onClose={() => setOpened(null)} />
      )}
    </section>
  )
}

type Values = {
  facilityId: string
  kind: ConflictInput['kind']
  from: string
  until?: string
  basis: string
}

const ConflictForm = ({
  inspector,
  conflict,
  onClose,
}: {
  inspector: InspectorDetail
  conflict: InspectorConflict | null
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const add = useAddConflict(inspector.id)
  const change = useChangeConflict(inspector.id)
  const done = {
    onSuccess: () => {
      message.success(t('saved'))
      onClose()
    },
  }
  const submit = ({ facilityId, kind, from, until, basis }: Values) => {
    const content = { kind, from, until: until || null, basis: basis.trim() }
    if (conflict) change.mutate({ item: conflict, conflict: content }, done)
    else add.mutate({ facilityId, ...content }, done)
  }
  return (
    <Modal
      open
      title={t(conflict ? 'avoidance.edit' : 'avoidance.add')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending || change.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={
          conflict
            ? { ...conflict, until: conflict.until ?? undefined }
            : { kind: 'declared', from: inspector.day }
        }
      >
        {conflict ? (
          <p>{conflict.facility.name}</p>
        ) : (
          <Form.Item
            name="facilityId"
            label={t('avoidance.facility')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <FacilitySelect first={null} />
          </Form.Item>
        )}
        <Form.Item name="kind" label={t('avoidance.kind')}>
          <Select options={conflictKinds.map(value => ({ value, label: t(`avoidance.kind.${value}`) }))} />
        </Form.Item>
        <SpanFields openHint={t('avoidance.openHint')} />
        <Form.Item
          name="basis"
          label={t('avoidance.basis')}
          rules={[
            { required: true, whitespace: true, message: t('form.required') },
            { min: 2, message: t('avoidance.basisShort') },
          ]}
        >
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
      <ProblemAlert error={add.error ?? change.error} />
    </Modal>
  )
}
