import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Tag } from 'antd'
import { useId, useState } from 'react'
import { decisionPreviewQuery, useDecideExclusions } from '../../api/exclusions.ts'
import type { Exclusion, Text } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { exclusionColumns } from './exclusion-columns.tsx'

type Previewed = Exclusion & { readonly hindered: (Text & { readonly code: string }) | null }
type Classes = readonly { readonly class: string; readonly now: number; readonly after: number }[]

/** The director sees what the approval of these would do, and approves or refuses them. */
export const DecideExclusions = ({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const preview = useQuery(decisionPreviewQuery(ids))
  const decide = useDecideExclusions()
  const [note, setNote] = useState('')
  const [noteMissing, setNoteMissing] = useState(false)
  const noteId = useId()
  const items: readonly Previewed[] = preview.data?.items ?? []
  const approvable = items.filter(({ hindered }) => hindered === null)
  // What lacks evidence or overlaps can be refused; what is the director's own, or decided, cannot.
  const refusable = items.filter(
    ({ hindered }) => hindered?.code !== 'second-person' && hindered?.code !== 'exclusion-state',
  )
  const send = (chosen: readonly Previewed[], approved: boolean) =>
    decide.mutate(
      { exclusions: chosen.map(({ id, revision }) => ({ id, revision })), approved, note: note.trim() },
      {
        onSuccess: ({ decided }) => {
          message.success(approved ? t('exclusions.approved', { count: decided }) : t('exclusions.refused'))
          onClose()
        },
        // Somebody changed one of them: what is decided on has to be what is seen.
        onError: () => void preview.refetch(),
      },
    )
  const refuse = () => {
    const missing = note.trim().length < 2
    setNoteMissing(missing)
    if (!missing) send(refusable, false)
  }
  return (
    <Modal
      open
      width={1000}
      title={t('exclusions.decideTitle')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <Button
          key="refuse"
          danger
          disabled={refusable.length === 0}
          loading={decide.isPending}
          onClick={refuse}
        >
          {t('exclusions.refuseCount', { count: refusable.length })}
        </Button>,
        <Button
          key="approve"
          type="primary"
          disabled={approvable.length === 0}
          loading={decide.isPending}
          onClick={() => send(approvable, true)}
        >
          {t('exclusions.approveCount', { count: approvable.length })}
        </Button>,
      ]}
    >
      <ProblemAlert error={decide.error} />
      <Loaded query={preview}>
        {({ classes }) => (
          <>
            <PreviewTable items={items} />
            <Effect classes={classes} />
            <label htmlFor={noteId}>{t('exclusions.note')}</label>
            <Input.TextArea
              id={noteId}
              maxLength={500}
              autoSize={{ minRows: 2 }}
              value={note}
              status={noteMissing ? 'error' : ''}
              onChange={event => setNote(event.target.value)}
            />
            <p className="quiet" style={noteMissing ? { color: '#b42318' } : {}}>
              {t(noteMissing ? 'exclusions.noteNeeded' : 'exclusions.noteHint')}
            </p>
            <Alert type="info" showIcon title={t('exclusions.frozenStays')} />
          </>
        )}
      </Loaded>
    </Modal>
  )
}

const PreviewTable = ({ items }: { items: readonly Previewed[] }) => {
  const { t, text } = useTexts()
  const { classWord } = useClassWords()
  const { reason, since, back, evidence } = exclusionColumns<Previewed>(t, classWord)
  return (
    <div style={{ maxHeight: 320, overflow: 'auto', marginBottom: 12 }}>
      <DataTable<Previewed>
        size="small"
        aria-label={t('exclusions.decideTitle')}
        rowKey={({ id }) => id}
        dataSource={items}
        pagination={false}
        columns={[
          {
            title: t('exclusions.facility'),
            render: (_, { facility }) => (
              <>
                {facility.name}
                <div className="quiet">{classWord(facility.class)}</div>
              </>
            ),
          },
          reason,
          since,
          back,
          evidence,
          {
            title: t('exclusions.hindered'),
            render: (_, { hindered }) =>
              hindered ? (
                <div style={{ color: '#b42318', maxWidth: 200, whiteSpace: 'normal' }}>{text(hindered)}</div>
              ) : (
                <Tag color="success">{t('exclusions.canApprove')}</Tag>
              ),
          },
        ]}
      />
    </div>
  )
}

const Effect = ({ classes }: { classes: Classes }) => {
  const { t } = useTexts()
  const { classWord, drawn } = useClassWords()
  const place = (name: string) => drawn.findIndex(({ id }) => id === name)
  return (
    <>
      <h3 style={{ marginBlock: '0 4px' }}>{t('exclusions.effect')}</h3>
      <ul style={{ marginTop: 0 }}>
        {classes
          .toSorted((a, b) => place(a.class) - place(b.class))
          .map(({ class: name, now, after }) => (
            <li key={name}>
              {t(now === after ? 'exclusions.effectSame' : 'exclusions.effectOf', {
                class: classWord(name),
                now,
                after,
              })}
            </li>
          ))}
      </ul>
    </>
  )
}
