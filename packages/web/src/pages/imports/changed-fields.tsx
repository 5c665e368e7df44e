import type { ImportedRow } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

/** What changes of something in the register, field by field: what it is now and what it will be. */
export const ChangedFields = ({ changes }: { changes: ImportedRow['changes'] }) => {
  const { t, text } = useTexts()
  if (changes.length === 0) return <span className="quiet">{t('imports.noChange')}</span>
  return (
    <ul className="plain-list">
      {changes.map(({ field, label, from, to }) => (
        <li key={field}>
          {text(label)}：<del className="quiet">{text(from)}</del> →{' '}
          <ins style={{ textDecoration: 'none', fontWeight: 600 }}>{text(to)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** Records that come along with a row. */
export const Brings = ({ brings }: { brings: ImportedRow['brings'] }) => {
  const { text } = useTexts()
  if (brings.length === 0) return null
  return (
    <ul className="plain-list">
      {brings.map(one => (
        <li key={one.en}>+ {text(one)}</li>
      ))}
    </ul>
  )
}
