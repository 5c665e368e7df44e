import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** Back to where everybody's own work starts. */
export const HomeLink = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <Button type="primary" onClick={() => void navigate({ to: '/' })}>
      {t('backHome')}
    </Button>
  )
}
