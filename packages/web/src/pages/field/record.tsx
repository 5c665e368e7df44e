import { CheckCircleOutlined, CloudSyncOutlined, MobileOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { ProblemError, problemOf } from '../../api/problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { myLotsKey, signRecord } from '../../api/visits.ts'
import type { DraftView, SaveState } from '../../field/draft-session.ts'
import { deviceDrafts } from '../../field/draft-store.ts'
import { usePhotos } from '../../field/use-photos.ts'
import { useRecordDraft } from '../../field/use-record-draft.ts'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { Deadline } from '../../shared/deadline.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { RecordSheet } from '../../shared/record-sheet.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { ConflictAlert } from './conflict-alert.tsx'
import { RecordForm } from './record-form.tsx'
import { SignRecord } from './sign-record.tsx'

const route = getRouteApi('/field/field/$drawId/$index/record')

/** 现场监察记录: written on the spot, kept on the phone first, signed once and for all. */
export const RecordPage = () => {
  const { t } = useTexts()
  const params = route.useParams()
  const index = Number(params.index)
  const { session, view, key } = useRecordDraft(params.drawId, index)
  const photos = usePhotos(key, params.drawId, index, session.refresh)
  const client = useQueryClient()
  const [signing, setSigning] = useState(false)
  const router = useRouter()
  const signedOut = view.stage !== 'loading' && view.problem?.status === 401
  // What was written stays on this device, and is here again after the sign-in.
  useEffect(() => {
    if (!signedOut) return
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => router.invalidate())
  }, [signedOut, client, router])
  const back = { to: '/field/$drawId/$index', params } as const

  if (view.stage !== 'ready')
    return (
      <FieldScreen title={t('record.short')} back={back}>
        {view.stage === 'failed' ? (
          <ProblemAlert error={new ProblemError(view.problem)} onRetry={() => void session.start()} />
        ) : (
          <Skeleton active />
        )}
      </FieldScreen>
    )

  const { record, body } = view
  if (record.state === 'signed' || record.state === 'published')
    return (
      <FieldScreen title={t('record.short')} back={back}>
        <Alert
          type="success"
          showIcon
          title={t(record.state === 'signed' ? 'sign.isSigned' : 'sign.isPublished')}
          style={{ marginBottom: 12 }}
        />
        <RecordSheet record={record} />
      </FieldScreen>
    )

  const sign = async () => {
    if (!(await session.flush()) && !(await session.flush())) {
      const now = session.view()
      throw new ProblemError(
        now.stage === 'ready' && now.problem ? now.problem : problemOf(new Error(t('sign.notSynced'))),
      )
    }
    const now = session.view()
    if (now.stage !== 'ready') return
    await signRecord(params.drawId, index, now.record.revision)
    await deviceDrafts.remove(key)
    await session.refresh()
    await client.invalidateQueries({ queryKey: myLotsKey })
    setSigning(false)
    // The page is another one now: what became of the record stands at its top.
    scrollTo({ top: 0 })
  }

  return (
    <FieldScreen
      title={t('record.short')}
      back={back}
      aside={<SaveMark view={view} photosWaiting={photos.waiting.length} />}
      actions={
        <Button type="primary" size="large" onClick={() => setSigning(true)}>
          {t('sign.action')}
        </Button>
      }
    >
      <ConflictAlert conflicts={view.conflicts} onClose={session.dismissConflicts} />
      {view.problem && (
        <ProblemAlert error={new ProblemError(view.problem)} onRetry={() => void session.resume()} />
      )}
      <section className="sheet">
        <strong>{record.facility.name}</strong>
        {record.dueOn && (
          <div style={{ marginTop: 4 }}>
            {t('field.recordDue')}{' '}
            <Deadline
              day={record.dueOn}
              workingDaysLeft={record.workingDaysLeft}
              provisional={record.dueProvisional}
            />
          </div>
        )}
      </section>
      <RecordForm
        record={record}
        body={body}
        edit={session.edit}
        photos={photos}
        onPhotoGone={session.refresh}
      />
      {signing && (
        <SignRecord
          body={body}
          team={record.team.map(member => member.name)}
          photosWaiting={photos.waiting.length}
          onSign={sign}
          onClose={() => setSigning(false)}
        />
      )}
    </FieldScreen>
  )
}

const marks: Readonly<Record<SaveState, typeof CheckCircleOutlined>> = {
  kept: MobileOutlined,
  saving: CloudSyncOutlined,
  synced: CheckCircleOutlined,
}

const SaveMark = ({
  view,
  photosWaiting,
}: {
  view: Extract<DraftView, { stage: 'ready' }>
  photosWaiting: number
}) => {
  const { t } = useTexts()
  const state = photosWaiting > 0 && view.save === 'synced' ? 'kept' : view.save
  const Mark = marks[state]
  return (
    <span role="status" style={{ whiteSpace: 'nowrap', fontSize: 14, padding: '0 8px' }}>
      <Mark aria-hidden /> {t(`save.${state}`)}
    </span>
  )
}
