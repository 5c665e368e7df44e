import { Steps } from 'antd'
import { useTexts } from '../../texts/texts.tsx'

const steps = ['choose', 'mapping', 'check', 'done'] as const
export type ImportStep = (typeof steps)[number]

/** Where an import stands. */
export const ImportSteps = ({ at }: { at: ImportStep }) => {
  const { t } = useTexts()
  return (
    <Steps
      size="small"
      responsive={false}
      titlePlacement="vertical"
      current={steps.indexOf(at)}
      items={steps.map(step => ({ title: t(`imports.step.${step}`) }))}
      style={{ marginBottom: 20 }}
    />
  )
}
