import { Button } from 'antd'
import { serverNow } from '../../api/session.ts'
import type { Instant } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** A time of the visit, in Shanghai whatever the phone's zone: "now" with one press, or set by hand. */
export const MomentField = ({
  id,
  label,
  value,
  onChange,
}: {
  id: string
  label: string
  value: Instant | null
  onChange: (value: Instant | null) => void
}) => {
  const { t } = useTexts()
  return (
    <div>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
        {label}
      </label>
      <div style={{ display: 'flex', gap: 8 }}>
        <input
          id={id}
          type="datetime-local"
          className="moment-input"
          value={value ? momentWords(value).replace(' ', 'T') : ''}
          onChange={event =>
            onChange(event.target.value ? new Date(`${event.target.value}:00+08:00`).toISOString() : null)
          }
        />
        <Button aria-label={`${label} ${t('now')}`} onClick={() => onChange(serverNow().toISOString())}>
          {t('now')}
        </Button>
      </div>
    </div>
  )
}
