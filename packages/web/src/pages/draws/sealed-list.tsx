import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Modal, Watermark } from 'antd'
import { useState } from 'react'
import { useSealedList } from '../../api/draws.ts'
import { serverNow, useUser } from '../../api/session.ts'
import type { Draw, SealedLot } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { seatWord } from '../../shared/domain-words.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { usePrinting } from '../../shared/use-printing.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** The director's view of the list: a reason first, the name and time over every row, and a trace of it. */
export const SealedList = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const user = useUser()
  const [open, setOpen] = useState(false)
  const [readAt, setReadAt] = useState('')
  const list = useSealedList(draw.id)
  const printing = usePrinting()
  const close = () => {
    setOpen(false)
    // The list leaves the memory with the window it was shown in.
    list.reset()
  }
  const read = ({ reason }: { reason: string }) =>
    list.mutate(reason.trim(), { onSuccess: () => setReadAt(momentWords(serverNow().toISOString(), true)) })
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('sealedList.view')}
      </Button>
      <Modal
        open={open}
        onCancel={close}
        title={t('sealedList.title', { period: text(draw.title) })}
        width={list.data ? 1000 : 520}
        rootClassName="printed-alone"
        footer={
          list.data ? (
            <>
              <Button icon={<PrinterOutlined />} onClick={() => print()}>
                {t('print')}
              </Button>
              <Button onClick={close}>{t('close')}</Button>
            </>
          ) : null
        }
        destroyOnHidden
      >
        {list.data ? (
          <Watermark content={[`${user.name} · ${user.username}`, readAt]} gap={[60, 60]}>
            <p className="only-print">{t('sealedList.printed', { name: user.name, at: readAt })}</p>
            <DataTable<SealedLot>
              lead={1}
              size="small"
              rowKey="index"
              aria-label={t('sealedList.title', { period: text(draw.title) })}
              dataSource={[...list.data.lots]}
              pagination={printing ? false : { defaultPageSize: 20, hideOnSinglePage: true }}
              columns={[
                {
                  title: t('lot.number'),
                  render: (_, lot) => (
                    <>
                      {lot.index + 1}
                      {lot.replacedBy !== null && (
                        <div className="quiet">{t('amend.replacedBy', { number: lot.replacedBy + 1 })}</div>
                      )}
                    </>
                  ),
                },
                { title: t('lot.facility'), render: (_, lot) => lot.facility.name },
                { title: t('facility.address'), render: (_, lot) => lot.facility.address },
                {
                  title: t('lot.team'),
                  render: (_, lot) =>
                    lot.team.map(seat => `${seatWord(seat.role, t)} ${seat.inspector.name}`).join('、'),
                },
                {
                  title: t('lot.dispatchOn'),
                  render: (_, lot) => (
                    <>
                      {lot.dispatchOn} {lot.dispatchProvisional && <ProvisionalTag />}
                    </>
                  ),
                },
              ]}
            />
          </Watermark>
        ) : (
          <Form<{ reason: string }> layout="vertical" onFinish={read}>
            <Alert
              type="warning"
              showIcon
              title={t('sealedList.recorded')}
              description={t('sealedList.recordedWhat')}
              style={{ marginBottom: 16 }}
            />
            <ProblemAlert error={list.error} />
            <Form.Item
              name="reason"
              label={t('sealedList.reason')}
              rules={[
                { required: true, whitespace: true, message: t('form.required') },
                { min: 4, message: t('sealedList.reasonShort') },
              ]}
            >
              <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} showCount />
            </Form.Item>
            <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button type="primary" danger htmlType="submit" loading={list.isPending}>
                {t('sealedList.submit')}
              </Button>
            </div>
          </Form>
        )}
      </Modal>
    </>
  )
}
