import { ConfigProvider, theme, Watermark } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Scene, scenes } from './shown-draw.ts'
import './ceremony.css'

type Props = {
  readonly title: string
  readonly scene: Scene
  /** The furthest scene that there is something to show of. */
  readonly last: Scene
  readonly rehearsal?: boolean
  readonly onScene: (scene: Scene) => void
  readonly onLeave: () => void
  readonly actions?: ReactNode
  readonly children: ReactNode
}

const toggleFullscreen = (): void => {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen()
}

/** Whoever types a value or has a button in focus means that, not the stage. */
const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, button, a, [role=dialog]') !== null

/** The dark wall on which a draw is shown, with its keys: space or arrow on, arrow back, F full screen, Esc away. */
export const Stage = ({
  title,
  scene,
  last,
  rehearsal = false,
  onScene,
  onLeave,
  actions,
  children,
}: Props) => {
  const { t } = useTexts()
  const at = scenes.indexOf(scene)
  const furthest = scenes.indexOf(last)
  useEffect(() => {
    const go = (to: number) => {
      const next = scenes[to]
      if (next && to <= furthest) onScene(next)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      if (event.key === ' ' || event.key === 'ArrowRight') go(at + 1)
      else if (event.key === 'ArrowLeft') go(at - 1)
      else if (event.key.toLowerCase() === 'f') toggleFullscreen()
      else if (event.key === 'Escape') onLeave()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [at, furthest, onScene, onLeave])
  const wall = (
    <div className="ceremony">
      <header>
        <h1>{title}</h1>
        {rehearsal && <strong className="rehearsal-mark">{t('ceremony.noEffect')}</strong>}
        <span className="actions no-print">
          {actions}
          <button type="button" onClick={toggleFullscreen}>
            {t('ceremony.fullscreen')}
          </button>
          <button type="button" onClick={onLeave}>
            {t('ceremony.leave')}
          </button>
        </span>
      </header>
      <nav aria-label={t('ceremony.scenes')} className="no-print">
        {scenes.map((each, n) => (
          <button
            key={each}
            type="button"
            disabled={n > furthest}
            aria-current={each === scene ? 'step' : undefined}
            onClick={() => onScene(each)}
          >
            {n + 1}. {t(`ceremony.${each}`)}
          </button>
        ))}
      </nav>
      <main>{children}</main>
      <footer className="no-print">{t('ceremony.keys')}</footer>
    </div>
  )
  return (
    <ConfigProvider theme={{ algorithm: theme.darkAlgorithm, token: { fontSize: 18, controlHeight: 44 } }}>
      {rehearsal ? (
        <Watermark
          content={t('ceremony.noEffect')}
          font={{ fontSize: 34, color: 'rgba(255, 190, 90, 0.2)' }}
          gap={[140, 120]}
        >
          {wall}
        </Watermark>
      ) : (
        wall
      )}
    </ConfigProvider>
  )
}
