import { Alert } from 'antd'
import type { MergeConflict } from '../../field/merge-record.ts'
import { useTexts } from '../../texts/texts.tsx'
import { placeName } from './place-name.ts'

/** Tells that a team member wrote in the same places, and what each wrote. */
export const ConflictAlert = ({
  conflicts,
  onClose,
}: {
  conflicts: readonly MergeConflict[]
  onClose: () => void
}) => {
  const { t } = useTexts()
  if (conflicts.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose, 'aria-label': t('close') }}
      style={{ marginBottom: 12 }}
      title={t('conflict.title')}
      description={
        <ul style={{ paddingInlineStart: 18, margin: 0 }}>
          {conflicts.map(conflict => (
            <li key={conflict.path}>
              <strong>{placeName(conflict.path, t)}</strong>
              <div className="preserve">
                {t('conflict.mine')} {conflict.mine || '—'}
              </div>
              <div className="preserve">
                {t('conflict.theirs')} {conflict.theirs || '—'}
              </div>
            </li>
          ))}
        </ul>
      }
    />
  )
}
