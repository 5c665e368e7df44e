import { Grid, Progress, Steps } from 'antd'
import { useTexts } from '../../texts/texts.tsx'

export type DrawStep = 'period' | 'pool' | 'quotas' | 'commit' | 'beacon' | 'sealed'
const steps: readonly DrawStep[] = ['period', 'pool', 'quotas', 'commit', 'beacon', 'sealed']

/** Where in the ceremony we are. */
export const DrawSteps = ({ at }: { at: DrawStep }) => {
  const { t } = useTexts()
  const wide = Grid.useBreakpoint().md ?? true
  const number = steps.indexOf(at) + 1
  if (!wide)
    return (
      <nav className="sheet no-print" aria-label={t('drawStep.label')} style={{ marginBottom: 16 }}>
        <strong>{t('drawStep.of', { number, total: steps.length, step: t(`drawStep.${at}`) })}</strong>
        <Progress percent={(number / steps.length) * 100} showInfo={false} size="small" aria-hidden />
      </nav>
    )
  return (
    <nav className="sheet no-print" aria-label={t('drawStep.label')} style={{ marginBottom: 16 }}>
      <Steps
        size="small"
        current={number - 1}
        {...(at === 'sealed' ? { status: 'finish' as const } : {})}
        items={steps.map(step => ({ title: t(`drawStep.${step}`) }))}
      />
    </nav>
  )
}
