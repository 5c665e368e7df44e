import { Steps } from 'antd'
import { useTexts } from '../../texts/texts.tsx'

export type DrawStep = 'period' | 'pool' | 'quotas' | 'commit' | 'beacon' | 'sealed'
const steps: readonly DrawStep[] = ['period', 'pool', 'quotas', 'commit', 'beacon', 'sealed']

/** Where in the ceremony we are. */
export const DrawSteps = ({ at }: { at: DrawStep }) => {
  const { t } = useTexts()
  return (
    <nav
      className="sheet no-print"
      aria-label={t('drawStep.label')}
      style={{ marginBottom: 16, overflowX: 'auto' }}
    >
      <Steps
        size="small"
        current={steps.indexOf(at)}
        {...(at === 'sealed' ? { status: 'finish' as const } : {})}
        items={steps.map(step => ({ title: t(`drawStep.${step}`) }))}
      />
    </nav>
  )
}
