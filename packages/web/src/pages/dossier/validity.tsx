import { Tag } from 'antd'
import { useSession } from '../../api/session.ts'
import type { DossierEntry } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { validityOf } from './validity-words.ts'

const colours = { good: 'success', soon: 'warning', over: 'error', done: 'default' } as const

/** How long an entry still holds, or whether what it orders is done, in words and in colour; nothing where it has no end. */
export const Validity = ({ entry }: { entry: DossierEntry }) => {
  const { lang } = useTexts()
  const today = dayOf(useSession().now)
  const validity = validityOf(entry, today)
  return validity && <Tag color={colours[validity.tone]}>{validity[lang]}</Tag>
}
