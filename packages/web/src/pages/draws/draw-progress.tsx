import { Progress } from 'antd'
import type { Draw } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

/** How far the visits of a draw have come. */
export const DrawProgress = ({ progress }: { progress: NonNullable<Draw['progress']> }) => {
  const { t } = useTexts()
  const { lots, opened } = progress
  const percent = (n: number) => (lots === 0 ? 0 : Math.round((n / lots) * 100))
  return (
    <div style={{ minWidth: 200 }}>
      <Progress percent={percent(opened)} showInfo={false} size="small" aria-label={t('draw.progress')} />
      <span className="quiet numeric">{t('draw.progressWords', { opened, lots })}</span>
    </div>
  )
}
