import { Link, type LinkProps } from '@tanstack/react-router'
import { useTexts } from '../../texts/texts.tsx'

/** A number that leads to the list it was counted from; nothing to see behind a zero. */
export const CountLink = ({
  count,
  what,
  ...link
}: LinkProps & {
  count: number
  /** What is counted, for whoever hears the page. */
  what: string
}) => {
  const { t } = useTexts()
  if (count === 0) return '0'
  return (
    <Link {...link} aria-label={t('statistics.seeList', { what, count })}>
      {count}
    </Link>
  )
}
