import { CameraOutlined, DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { type Problem, ProblemError, problemOf } from '../../api/problem.ts'
import type { RecordPart, VisitRecord } from '../../api/types.ts'
import { deletePhoto } from '../../api/visits.ts'
import type { WaitingPhoto } from '../../field/draft-store.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

export type PhotoQueue = {
  readonly waiting: readonly WaitingPhoto[]
  readonly problem: Problem | null
  readonly take: (file: File, part: string | null) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

/** The photos of one part of the record: those sent, those still on the phone, and the camera. */
export const Photos = ({
  record,
  part,
  queue,
  onGone,
}: {
  record: VisitRecord
  part: RecordPart | null
  queue: PhotoQueue
  onGone: () => Promise<void>
}) => {
  const { t, text } = useTexts()
  const { modal, message } = App.useApp()
  const sent = record.photos.filter(photo => (photo.part ?? null) === part)
  const waiting = queue.waiting.filter(photo => photo.part === part)
  const confirmDelete = (remove: () => Promise<unknown>) =>
    modal.confirm({
      title: t('photo.deleteTitle'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => remove().catch(error => message.error(text(problemOf(error).title))),
    })
  const label = part ? t('photo.takeFor', { part: t(`part.${part}`) }) : t('photo.take')
  return (
    <div>
      {part === null && queue.problem && <ProblemAlert error={new ProblemError(queue.problem)} />}
      {sent.length + waiting.length > 0 && (
        <div className="photos">
          {sent.map((photo, number) => (
            <div className="photo" key={photo.id}>
              <img
                src={photo.url}
                alt={photo.caption || t('record.photoNumber', { number: number + 1 })}
                loading="lazy"
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('photo.delete', { number: number + 1 })}
                onClick={() => confirmDelete(() => deletePhoto(photo.id).then(onGone))}
              />
            </div>
          ))}
          {waiting.map((photo, number) => (
            <Waiting
              key={photo.id}
              photo={photo}
              number={sent.length + number + 1}
              onDelete={() => confirmDelete(() => queue.drop(photo.id))}
            />
          ))}
        </div>
      )}
      <label className="take-photo">
        <CameraOutlined aria-hidden /> {t('photo.take')}
        <input
          className="visually-hidden"
          type="file"
          // Naming the types makes phones that photograph in HEIC hand over JPEG.
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          aria-label={label}
          onChange={event => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) void queue.take(file, part)
          }}
        />
      </label>
    </div>
  )
}

const Waiting = ({
  photo,
  number,
  onDelete,
}: {
  photo: WaitingPhoto
  number: number
  onDelete: () => void
}) => {
  const { t } = useTexts()
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(photo.file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [photo.file])
  return (
    <div className="photo">
      {url && <img src={url} alt={t('record.photoNumber', { number })} />}
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('photo.delete', { number })}
        onClick={onDelete}
      />
      <span className="waiting">{t('photo.waiting')}</span>
    </div>
  )
}
