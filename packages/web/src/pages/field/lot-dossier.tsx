import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { catalogueQuery, lotDossierQuery } from '../../api/dossier.ts'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { BallsSheet } from '../dossier/balls-sheet.tsx'
import { EntryPart } from '../dossier/entry-part.tsx'
import { ProfileSheet } from '../dossier/profile-sheet.tsx'

const route = getRouteApi('/field/field/$drawId/$index/dossier')

/** What the office has on record of the facility of an opened lot: to read only. */
export const LotDossierPage = () => {
  const { t } = useTexts()
  const { drawId, index } = route.useParams()
  const dossier = useQuery(lotDossierQuery(drawId, Number(index)))
  const catalogue = useQuery(catalogueQuery)
  return (
    <FieldScreen
      title={dossier.data?.facility.name ?? t('field.dossier')}
      back={{ to: '/field/$drawId/$index', params: { drawId, index } }}
    >
      <p className="quiet">{t('field.dossierWhat')}</p>
      <Loaded query={catalogue}>
        {known => (
          <Loaded query={dossier}>
            {({ facility, entries }) => (
              <>
                <section className="sheet dossier-part" id="profile" aria-labelledby="profile-title">
                  <h2 id="profile-title">{t('dossier.part.profile')}</h2>
                  <ProfileSheet facility={facility} catalogue={known} />
                </section>
                {(['environmental-files', 'facilities-and-discharge', 'risk', 'enforcement'] as const).map(
                  part => (
                    <EntryPart
                      key={part}
                      id={part}
                      title={t(`dossier.part.${part}`)}
                      kinds={known.items.filter(kind => kind.part === part)}
                      entries={entries}
                      facility={facility.id}
                    >
                      {part === 'risk' && (
                        <BallsSheet facility={facility} catalogue={known} entries={entries} />
                      )}
                    </EntryPart>
                  ),
                )}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </FieldScreen>
  )
}
