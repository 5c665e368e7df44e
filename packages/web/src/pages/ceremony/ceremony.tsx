import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { drawTicketsQuery } from '../../api/ceremony.ts'
import { drawQuery } from '../../api/draws.ts'
import { useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EnterValue } from '../draws/beacon-step.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { Countdown } from './countdown.tsx'
import { SceneOf } from './scenes.tsx'
import { ShowNames, type ShownNames } from './show-names.tsx'
import { inFours, type Scene, type ShownDraw } from './shown-draw.ts'
import { Stage } from './stage.tsx'

const route = getRouteApi('/ceremony/draws/$drawId/ceremony')

/** 现场: a draw on the wall of the room it is made in. Who comes late sees at once how far it is. */
export const CeremonyPage = () => {
  const { drawId } = route.useParams()
  const may = useMay('office', 'director', 'auditor')
  // Others in the room may be shown on another screen what the office does on its own.
  const query = useQuery({ ...drawQuery(drawId), refetchInterval: 5_000, enabled: may })
  if (!may) return <NoPermission />
  return <Loaded query={query}>{draw => <Ceremony draw={draw} />}</Loaded>
}

const startsAt = { frozen: 'pool', committed: 'beacon', sealed: 'end', opened: 'end' } as const
const isDrawn = ({ state }: Draw) => state === 'sealed' || state === 'opened'

const shownOf = (draw: Draw, drawn: ShownDraw['drawn']): ShownDraw => ({
  title: draw.title,
  pool: draw.pool,
  quotas: draw.quotas,
  witnesses: draw.commitment?.witnesses ?? [],
  value: draw.beacon?.value ?? null,
  drawn,
})

const Ceremony = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const navigate = route.useNavigate()
  const mayShowNames = useMay('director')
  const drawn = isDrawn(draw)
  const tickets = useQuery({ ...drawTicketsQuery(draw.id), enabled: drawn }).data
  const [scene, setScene] = useState<Scene>(startsAt[draw.state])
  const [names, setNames] = useState<ShownNames | null>(null)
  const before = useRef(draw.state)
  useEffect(() => {
    if (before.current === draw.state) return
    const wasDrawn = before.current === 'sealed'
    before.current = draw.state
    // It is drawn at this moment, here or elsewhere: the drum turns.
    if (draw.state === 'sealed') setScene('lots')
    else if (!wasDrawn) setScene(startsAt[draw.state])
  }, [draw.state])
  const leave = useCallback(
    () => void navigate({ to: '/draws/$drawId', params: { drawId: draw.id } }),
    [navigate, draw.id],
  )
  const shown = shownOf(
    draw,
    tickets && draw.root !== null && draw.sealedLogIndex !== null
      ? {
          root: draw.root,
          lots: tickets.lots,
          logged: { index: draw.sealedLogIndex, ...tickets.checkpoint },
        }
      : null,
  )
  return (
    <Stage
      title={text(draw.title)}
      scene={scene}
      last={shown.drawn ? 'end' : draw.state === 'frozen' ? 'pool' : 'beacon'}
      onScene={setScene}
      onLeave={leave}
      actions={
        <>
          {drawn && (
            <button type="button" onClick={() => setScene('pool')}>
              {t('ceremony.replay')}
            </button>
          )}
          {drawn && mayShowNames && <ShowNames draw={draw} names={names} onNames={setNames} />}
        </>
      }
    >
      {names && <p className="names-shown">{t('ceremony.namesShown', { who: names.who, at: names.at })}</p>}
      <SceneOf draw={shown} scene={scene} names={names?.byLot} beacon={<BeaconScene draw={draw} />} />
    </Stage>
  )
}

const BeaconScene = ({ draw }: { draw: Draw }) => {
  const { t, text } = useTexts()
  const mayDraw = useMay('office')
  const { beacon } = draw
  if (!beacon) return null
  return (
    <>
      <h2>
        {text(beacon.title)} · {beacon.round}
      </h2>
      {beacon.value !== null && (
        <p className="hash huge">{beacon.value.length === 64 ? inFours(beacon.value) : beacon.value}</p>
      )}
      {beacon.value === null && beacon.appears && <Countdown appears={beacon.appears} />}
      {draw.state === 'committed' &&
        (mayDraw ? (
          <div className="enter">
            <EnterValue draw={draw} />
          </div>
        ) : (
          <p className="say">{t('ceremony.officeDraws')}</p>
        ))}
    </>
  )
}
