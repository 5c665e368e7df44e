import { Tag } from 'antd'
import type { DossierCatalogue, DossierEntry, FacilityProfile } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { entryName } from './entry-name.ts'

/** The balls of the day, each reason for more than one, and the very entries it comes from. Nowhere typed in. */
export const BallsSheet = ({
  facility,
  catalogue,
  entries,
}: {
  facility: FacilityProfile
  catalogue: DossierCatalogue
  entries: readonly DossierEntry[]
}) => {
  const { t, text, lang } = useTexts()
  const { balls, ballReasons, exclusion, mostBalls } = facility
  const source = (id: string) => {
    const entry = entries.find(each => each.id === id)
    const kind = catalogue.items.find(each => each.id === entry?.kind)
    if (!entry || !kind) return null
    return (
      <a key={id} href={`#entry-${id}`} style={{ marginInlineEnd: 12 }}>
        {entry.day} {text(kind.label)} {entryName(kind, entry, { t, text })}
      </a>
    )
  }
  return (
    <>
      <p style={{ margin: '0 0 8px' }}>
        <Tag color={balls > 1 ? 'gold' : 'default'} className="numeric">
          {t('dossier.balls', { balls })}
        </Tag>
        <span className="quiet">
          {exclusion ? t('dossier.ballsOut') : t('dossier.ballsWhat', { most: mostBalls })}
        </span>
      </p>
      {ballReasons.length > 0 && (
        <ul className="ball-sources">
          {ballReasons.map(reason => (
            <li key={reason.id}>
              {reason[lang]} <strong className="numeric">+{reason.balls}</strong>
              <div>{reason.entries.map(({ id }) => source(id))}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
