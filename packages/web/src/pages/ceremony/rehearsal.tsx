import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useRehearsal } from '../../api/ceremony.ts'
import { drawPeriodsQuery } from '../../api/draws.ts'
import { useMay } from '../../api/session.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { SceneOf } from './scenes.tsx'
import { inFours, type Scene } from './shown-draw.ts'
import { Stage } from './stage.tsx'

const route = getRouteApi('/ceremony/rehearsal')

/** 演练: a draw played from the registers as they stand. Every screen and every print says that it has no effect. */
export const RehearsalPage = () => {
  const { t, text } = useTexts()
  const navigate = route.useNavigate()
  const may = useMay('office', 'director')
  const periods = useQuery({ ...drawPeriodsQuery, enabled: may })
  const rehearsal = useRehearsal()
  const [scene, setScene] = useState<Scene>('pool')
  const leave = useCallback(() => void navigate({ to: '/draws' }), [navigate])
  if (!may) return <NoPermission />
  const played = rehearsal.data
  return (
    <Stage
      title={played ? text(played.title) : t('ceremony.rehearsal')}
      scene={scene}
      last={played ? 'end' : 'pool'}
      rehearsal
      onScene={setScene}
      onLeave={leave}
    >
      {played ? (
        <>
          {played.unstaffable > 0 && (
            <p className="names-shown">{t('ceremony.unstaffable', { n: played.unstaffable })}</p>
          )}
          <SceneOf
            scene={scene}
            draw={{ ...played, value: played.beaconValue, drawn: { ...played, logged: null } }}
            beacon={
              <>
                <h2>{t('ceremony.rehearsalValue')}</h2>
                <p className="hash huge">{inFours(played.beaconValue)}</p>
              </>
            }
          />
        </>
      ) : (
        <>
          <p className="say">{t('ceremony.rehearsalWhat')}</p>
          <ProblemAlert error={rehearsal.error} />
          <Loaded query={periods}>
            {items => (
              <div className="choose">
                {items.map(({ period, title }) => (
                  <button
                    key={period}
                    type="button"
                    disabled={rehearsal.isPending}
                    onClick={() => rehearsal.mutate(period)}
                  >
                    {t('ceremony.rehearse', { period: text(title) })}
                  </button>
                ))}
              </div>
            )}
          </Loaded>
        </>
      )}
    </Stage>
  )
}
