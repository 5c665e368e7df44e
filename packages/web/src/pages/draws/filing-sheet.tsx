import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import {
  type Cosigner,
  cosignersQuery,
  packagesQuery,
  packageUrl,
  useMakePackage,
  usePaperFiling,
} from '../../api/cosigners.ts'
import { filingsQuery } from '../../api/deadlines.ts'
import { useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const recipients = ['government', 'city-bureau'] as const

/** 备案 of a sealed list: to whom it was sent, in which form, and what came back. */
export const FilingSheet = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const query = useQuery(cosignersQuery)
  const mayUnseal = useMay('director')
  return (
    <section className="sheet" aria-labelledby="filing">
      <h2 id="filing">{t('filing.sheet')}</h2>
      <p className="quiet">{t('filing.sheetWhat')}</p>
      <Loaded query={query}>
        {items =>
          recipients.map(recipient => (
            <Recipient
              key={recipient}
              draw={draw}
              recipient={recipient}
              bodies={items.filter(each => each.recipient === recipient && each.withdrawnAt === null)}
            />
          ))
        }
      </Loaded>
      {mayUnseal && <PaperFiling draw={draw} />}
    </section>
  )
}

/** One body to report to: its receipt once it is there, else the package it is to get. */
const Recipient = ({
  draw,
  recipient,
  bodies,
}: {
  draw: Draw
  recipient: (typeof recipients)[number]
  bodies: readonly Cosigner[]
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const mayMake = useMay('office', 'director')
  const filings = useQuery(filingsQuery({ draw: draw.id }))
  const packages = useQuery(packagesQuery(draw.id))
  const make = useMakePackage(draw.id)
  const [receipt] = (filings.data ?? []).filter(filing => filing.recipient === recipient)
  const made = (packages.data ?? []).filter(each => each.recipient === recipient)
  const [body] = bodies
  return (
    <div className="filing-line">
      <p style={{ marginBottom: 4 }}>
        <strong>{t(`filing.to.${recipient}`)}</strong>{' '}
        <StateTag state={receipt ? 'filing.filed' : made.length > 0 ? 'filing.sent' : 'filing.open'} />
      </p>
      {receipt && (
        <p className="quiet">
          {receipt.cosignedSize === null
            ? t('filing.onPaper', { receipt: receipt.receipt, day: receipt.filedOn })
            : t('filing.cosigned', { size: receipt.cosignedSize, day: receipt.filedOn })}
        </p>
      )}
      <ProblemAlert error={make.error} />
      {made.map(each => (
        <p key={each.id} className="quiet">
          {t('filing.packageMade', { at: momentWords(each.madeAt), by: each.madeBy })}{' '}
          {mayMake && <a href={packageUrl(each.id)}>{t('filing.download')}</a>}
        </p>
      ))}
      {!receipt &&
        mayMake &&
        (body?.encryption ? (
          <Space wrap className="no-print">
            <Button
              loading={make.isPending}
              onClick={() =>
                make.mutate(body.id, { onSuccess: () => void message.success(t('filing.packageDone')) })
              }
            >
              {t(made.length > 0 ? 'filing.packageAgain' : 'filing.package')}
            </Button>
            <span className="quiet">{t('filing.packageFor', { name: body.name })}</span>
          </Space>
        ) : (
          <p className="quiet">
            {t('filing.noKey')} <Link to="/cosigners">{t('menu.cosigners')}</Link>
          </p>
        ))}
    </div>
  )
}

const PaperFiling = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const paper = usePaperFiling(draw.id)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <>
      <Button danger className="no-print" onClick={() => setOpen(true)}>
        {t('filing.paper')}
      </Button>
      <Modal
        open={open}
        title={t('filing.paper')}
        okText={t('filing.paperMake')}
        cancelText={t('cancel')}
        confirmLoading={paper.isPending}
        onCancel={() => setOpen(false)}
        onOk={form.submit}
        destroyOnHidden
      >
        <p>{t('filing.paperWhat')}</p>
        <ProblemAlert error={paper.error} />
        <Form
          form={form}
          layout="vertical"
          onFinish={({ reason }) => paper.mutate(reason.trim(), { onSuccess: () => setOpen(false) })}
        >
          <Form.Item
            name="reason"
            label={t('sealedList.reason')}
            rules={[{ required: true, whitespace: true, min: 4, message: t('sealedList.reasonShort') }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
