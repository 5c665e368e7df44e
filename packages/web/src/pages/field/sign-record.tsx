import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { RecordBody } from '../../api/types.ts'
import { type MissingPiece, missingPieces } from '../../field/record-body.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { placeName } from './place-name.ts'

const placeId = (piece: MissingPiece): string =>
  piece === 'leftBeforeArrived' ? 'leftAt' : piece.replace('.', '-')

/** The last look before the record is signed once and for all: what is missing, or what signing means. */
export const SignRecord = ({
  body,
  team,
  photosWaiting,
  onSign,
  onClose,
}: {
  body: RecordBody
  team: readonly string[]
  photosWaiting: number
  onSign: () => Promise<void>
  onClose: () => void
}) => {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const missing = missingPieces(body, team)
  const ready = missing.length === 0 && photosWaiting === 0
  const goTo = (piece: MissingPiece) => {
    onClose()
    // After the window is gone, which takes the focus back to the button that opened it.
    setTimeout(() => {
      const place = document.getElementById(placeId(piece))
      place?.scrollIntoView({ block: 'center' })
      place?.focus({ preventScroll: true })
    }, 350)
  }
  const sign = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onSign()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t(ready ? 'sign.confirmTitle' : 'sign.missingTitle')}
      okText={t('sign.confirm')}
      cancelText={t(ready ? 'cancel' : 'sign.goOn')}
      okButtonProps={{ disabled: !ready, size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={busy}
      onOk={() => void sign()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={problem} />
      {missing.length > 0 && (
        <ul style={{ paddingInlineStart: 20 }}>
          {missing.map(piece => (
            <li key={piece}>
              <Button type="link" onClick={() => goTo(piece)}>
                {placeName(piece, t)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {photosWaiting > 0 && (
        <Alert type="info" showIcon title={t('sign.photosWaiting', { count: photosWaiting })} />
      )}
      {ready && (
        <>
          <p>{t('sign.what')}</p>
          <p>
            <strong>{t('sign.once')}</strong>
          </p>
        </>
      )}
    </Modal>
  )
}
