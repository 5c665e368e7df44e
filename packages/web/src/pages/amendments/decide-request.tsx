import { Alert, App, Button, Descriptions, Input, Modal } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useDecideAmendment, useViewAmendment } from '../../api/amendments.ts'
import type { AmendmentRequest } from '../../api/types.ts'
import { seatWord } from '../../shared/domain-words.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** The director sees the lot, which is put on record, and approves or refuses. Who would come next is shown nowhere. */
export const DecideRequest = ({ request, onClose }: { request: AmendmentRequest; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const view = useViewAmendment()
  const decide = useDecideAmendment()
  const [note, setNote] = useState('')
  const [noteMissing, setNoteMissing] = useState(false)
  const noteId = useId()
  const { mutate: look } = view
  useEffect(() => look(request.id), [look, request.id])
  const lot = view.data
  const send = (approved: boolean) => {
    const missing = note.trim().length < 2
    setNoteMissing(missing)
    if (missing) return
    decide.mutate(
      { id: request.id, approved, note: note.trim() },
      {
        onSuccess: ({ madeIndex }) => {
          message.success(
            madeIndex === null ? t('amend.refused') : t('amend.approved', { number: madeIndex + 1 }),
          )
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      width={640}
      title={t('amend.decideTitle', { number: request.index + 1 })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="refuse"
          danger
          disabled={!lot || lot.party}
          loading={decide.isPending}
          onClick={() => send(false)}
        >
          {t('amend.refuse')}
        </Button>,
        <Button
          key="approve"
          type="primary"
          disabled={!lot || lot.party}
          loading={decide.isPending}
          onClick={() => send(true)}
        >
          {t('amend.approve')}
        </Button>,
      ]}
    >
      <ProblemAlert error={view.error ?? decide.error} />
      {lot && (
        <>
          {lot.party && (
            <Alert type="warning" showIcon title={t('amend.party')} style={{ marginBottom: 12 }} />
          )}
          <Descriptions
            size="small"
            column={1}
            bordered
            items={[
              {
                key: 'facility',
                label: t('lot.facility'),
                children: `${lot.facility.name}　${lot.facility.address}`,
              },
              {
                key: 'team',
                label: t('lot.team'),
                children: lot.team
                  .map(({ role, inspector }) => `${seatWord(role, t)} ${inspector.name}`)
                  .join('、'),
              },
              {
                key: 'state',
                label: t('lot.state'),
                children: t(lot.opened ? 'state.lot.opened' : 'state.lot.sealed'),
              },
              {
                key: 'what',
                label: t('amend.what'),
                children: `${t(`amend.kind.${request.kind}`)}${request.role ? `（${seatWord(request.role, t)}）` : ''}`,
              },
              { key: 'reason', label: t('amend.reason'), children: t(`amend.reason.${request.reason}`) },
              { key: 'evidence', label: t('amend.evidence'), children: lot.evidence },
              {
                key: 'by',
                label: t('amend.askedBy'),
                children: `${lot.askedBy}（${t(`amend.as.${request.askedAs}`)}）`,
              },
            ]}
          />
          <label htmlFor={noteId} style={{ display: 'block', marginTop: 12 }}>
            {t('amend.note')}
          </label>
          <Input.TextArea
            id={noteId}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            value={note}
            status={noteMissing ? 'error' : ''}
            onChange={event => setNote(event.target.value)}
          />
          <p className="quiet" style={noteMissing ? { color: '#b42318' } : {}}>
            {t('amend.noteNeeded')}
          </p>
          <Alert type="info" showIcon title={t('amend.decideRule')} />
        </>
      )}
    </Modal>
  )
}
