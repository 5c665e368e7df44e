import { Typography } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** A hash in full, to be read aloud or copied, never cut short. */
export const Hash = ({ value, big = false }: { value: string; big?: boolean }) => {
  const { t } = useTexts()
  return (
    <Typography.Text
      className={big ? 'hash big' : 'hash'}
      copyable={{ text: value, tooltips: [t('copy'), t('copied')] }}
    >
      {value}
    </Typography.Text>
  )
}
