import type { ReactNode } from 'react'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { inFours, type Scene, type ShownDraw } from './shown-draw.ts'
import { useRevealed } from './use-revealed.ts'

type Props = {
  readonly draw: ShownDraw
  readonly scene: Scene
  /** What is done at the beacon's scene: a countdown, a place to enter the value. */
  readonly beacon: ReactNode
  /** Facilities' names by the number of the lot, while somebody who is cleared shows them. */
  readonly names?: ReadonlyMap<number, string> | undefined
}

/** One scene of a draw. */
export const SceneOf = ({ draw, scene, beacon, names }: Props) => {
  switch (scene) {
    case 'pool':
      return <PoolScene draw={draw} />
    case 'witnesses':
      return <WitnessScene draw={draw} />
    case 'beacon':
      return beacon
    case 'lots':
      return <LotsScene draw={draw} names={names} />
    case 'end':
      return <EndScene draw={draw} />
  }
}

const PoolScene = ({ draw }: { draw: ShownDraw }) => {
  const { t } = useTexts()
  const { stratumWord } = useClassWords()
  return (
    <>
      <div className="figures">
        <Figure label={t('ceremony.facilities')} value={draw.pool.facilities} />
        <Figure label={t('ceremony.inspectors')} value={draw.pool.inspectors} />
        {draw.quotas
          .filter(({ quota }) => quota > 0)
          .map(({ stratum, quota, size }) => (
            <Figure
              key={stratum}
              label={t('ceremony.quotaOf', { stratum: stratumWord(stratum), size })}
              value={Math.min(quota, size)}
            />
          ))}
      </div>
      <h2>{t('ceremony.poolRoot')}</h2>
      <p className="hash huge">{inFours(draw.pool.root)}</p>
    </>
  )
}

const Figure = ({ label, value }: { label: string; value: number }) => (
  <div className="count">
    <strong>{value}</strong>
    <span>{label}</span>
  </div>
)

const WitnessScene = ({ draw }: { draw: ShownDraw }) => {
  const { t } = useTexts()
  if (draw.witnesses.length === 0) return <p className="say">{t('ceremony.notCommitted')}</p>
  return (
    <>
      <p className="say">{t('ceremony.witnessesWhat')}</p>
      <ul className="witnesses">
        {draw.witnesses.map(({ name, commitment }) => (
          <li key={commitment}>
            <strong>{name}</strong>
            <span className="hash">{inFours(commitment)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const LotsScene = ({ draw, names }: Pick<Props, 'draw' | 'names'>) => {
  const { t } = useTexts()
  const { stratumWord } = useClassWords()
  const lots = draw.drawn?.lots ?? []
  const revealed = useRevealed(lots.length)
  const shown = lots.slice(0, revealed)
  const going = revealed < lots.length
  return (
    <>
      <div className="filling">
        <div className={going ? 'drum turning' : 'drum'} aria-hidden="true">
          <span>{revealed}</span>
        </div>
        <div className="quotas" role="status" aria-live={going ? 'off' : 'polite'}>
          {draw.quotas
            .filter(({ quota, size }) => Math.min(quota, size) > 0)
            .map(({ stratum, quota, size }) => {
              const due = Math.min(quota, size)
              const done = shown.filter(lot => lot.stratum === stratum).length
              return (
                <label key={stratum}>
                  <span>{stratumWord(stratum)}</span>
                  <progress max={due} value={done} />
                  <strong>{t('ceremony.ofQuota', { done, due })}</strong>
                </label>
              )
            })}
        </div>
      </div>
      <ol className={names ? 'lots named' : 'lots'}>
        {shown.map(({ index, ticket }) => (
          <li key={index}>
            <strong>{index + 1}</strong>
            <span className="hash">{inFours(ticket.slice(0, 8))}</span>
            {names && <span className="name">{names.get(index)}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

const EndScene = ({ draw }: { draw: ShownDraw }) => {
  const { t } = useTexts()
  const { drawn } = draw
  if (!drawn) return null
  return (
    <>
      <div className="figures">
        <Figure label={t('ceremony.lotCount')} value={drawn.lots.length} />
        {drawn.logged && <Figure label={t('ceremony.logIndex')} value={drawn.logged.index} />}
        {drawn.logged && <Figure label={t('ceremony.logSize')} value={drawn.logged.size} />}
      </div>
      <h2>{t('ceremony.root')}</h2>
      <p className="hash huge">{inFours(drawn.root)}</p>
      {drawn.logged ? (
        <>
          <h2>{t('ceremony.checkpoint')}</h2>
          <p className="hash">{drawn.logged.root}</p>
        </>
      ) : (
        <p className="say">{t('ceremony.rehearsalEnd')}</p>
      )}
    </>
  )
}
