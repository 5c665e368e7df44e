import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { ownInvitationsQuery } from '../api/witnesses.ts'
import { useTexts } from '../texts/texts.tsx'

/** Says on every page that a draw waits for this person as its witness. */
export const WitnessDuty = () => {
  const { t, text } = useTexts()
  const { data } = useQuery(ownInvitationsQuery)
  const [first] = (data ?? []).filter(({ state }) => state === 'invited')
  if (!first) return null
  return (
    <Alert
      banner
      type="info"
      className="no-print"
      title={t('witness.duty', { draw: text(first.draw.title) })}
      action={
        <Button size="small" type="primary" href="/witness" target="_blank">
          {t('witness.dutyGo')}
        </Button>
      }
    />
  )
}
