import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { RecordBody } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

type Position = RecordBody['position']

/** The phone's position; optional, because some sites have no reception and some phones no permission. */
export const PositionField = ({
  value,
  onChange,
}: {
  value: Position
  onChange: (value: Position) => void
}) => {
  const { t } = useTexts()
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const ask = () => {
    if (!('geolocation' in navigator) || !isSecureContext) {
      setState('failed')
      return
    }
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onChange({ longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  }
  return (
    <div>
      <Button icon={<AimOutlined />} loading={state === 'asking'} onClick={ask} block>
        {t(value ? 'record.positionAgain' : 'record.positionTake')}
      </Button>
      <div role="status" className="quiet" style={{ marginTop: 4 }}>
        {state === 'failed'
          ? t('record.positionFailed')
          : value &&
            t('record.positionWords', {
              longitude: value.longitude.toFixed(5),
              latitude: value.latitude.toFixed(5),
              accuracy: Math.round(value.accuracy),
            })}
      </div>
    </div>
  )
}
