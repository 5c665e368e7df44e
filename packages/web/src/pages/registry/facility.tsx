import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { catalogueQuery, entriesQuery } from '../../api/dossier.ts'
import { facilityQuery } from '../../api/registry.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { DossierCatalogue, DossierEntry, FacilityProfile } from '../../api/types.ts'
import { DocumentButton } from '../../shared/document-button.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf, momentWords } from '../../time/moments.ts'
import { BallsSheet } from '../dossier/balls-sheet.tsx'
import { DocumentsSheet } from '../dossier/documents-sheet.tsx'
import { dossierParts } from '../dossier/dossier-parts.ts'
import { EntryPart } from '../dossier/entry-part.tsx'
import { ProfileSheet } from '../dossier/profile-sheet.tsx'
import { TimelineSheet } from '../dossier/timeline-sheet.tsx'
import { validityOf } from '../dossier/validity-words.ts'
import { FacilityExclusions } from '../exclusions/facility-exclusions.tsx'
import { FacilityVisits } from './facility-visits.tsx'

const route = getRouteApi('/office/facilities/$facilityId')

/** The dossier of one facility (一企一档). */
export const FacilityPage = () => {
  const { t } = useTexts()
  const { facilityId } = route.useParams()
  const facility = useQuery(facilityQuery(facilityId))
  const catalogue = useQuery(catalogueQuery)
  const entries = useQuery(entriesQuery(facilityId))
  return (
    <>
      <Link to="/facilities" className="no-print">
        ← {t('menu.facilities')}
      </Link>
      <Loaded query={facility}>
        {found => (
          <Loaded query={catalogue}>
            {known => (
              <Loaded query={entries}>
                {own => <Dossier facility={found} catalogue={known} entries={own} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

const Dossier = ({
  facility,
  catalogue,
  entries,
}: {
  facility: FacilityProfile
  catalogue: DossierCatalogue
  entries: readonly DossierEntry[]
}) => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay('office')
  const today = dayOf(useSession().now)
  const overdue = entries.filter(
    entry =>
      (entry.kind === 'permit' || entry.kind === 'emergency-plan') &&
      validityOf(entry, today)?.tone === 'over',
  )
  return (
    <>
      <PageHead
        title={facility.name}
        state={
          facility.exclusion ? (
            <StateTag state={`exclusion.${facility.exclusion.reason}`} />
          ) : (
            <StateTag state={`facility.${facility.state}`} />
          )
        }
        about={
          <>
            {facility.formerNames.length > 0 &&
              `${t('dossier.formerly', { names: facility.formerNames.join(t('list.joint')) })} · `}
            {t('dossier.changedBy', {
              at: momentWords(facility.changed.at),
              name: facility.changed.by,
            })}
          </>
        }
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            <DocumentButton
              path={`/api/facilities/${encodeURIComponent(facility.id)}/dossier.docx`}
              label={t('dossier.docx')}
            />
            {may && (
              <LinkButton
                icon={<EditOutlined />}
                to="/facilities/$facilityId/edit"
                params={{ facilityId: facility.id }}
              >
                {t('dossier.edit')}
              </LinkButton>
            )}
          </>
        }
      />
      <nav className="dossier-nav no-print" aria-label={t('dossier.parts')}>
        {dossierParts.map(part => (
          <a key={part} href={`#${part}`}>
            {t(`dossier.part.${part}`)}
          </a>
        ))}
      </nav>
      {overdue.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('dossier.overdue', {
            what: [
              ...new Set(
                overdue.map(({ kind }) => {
                  const known = catalogue.items.find(each => each.id === kind)
                  return known ? text(known.label) : kind
                }),
              ),
            ].join(t('comma')),
          })}
        />
      )}
      <section className="sheet dossier-part" id="profile" aria-labelledby="profile-title">
        <h2 id="profile-title">{t('dossier.part.profile')}</h2>
        <ProfileSheet facility={facility} catalogue={catalogue} />
      </section>
      {(['environmental-files', 'facilities-and-discharge', 'risk', 'enforcement'] as const).map(part => (
        <EntryPart
          key={part}
          id={part}
          title={t(`dossier.part.${part}`)}
          kinds={catalogue.items.filter(kind => kind.part === part)}
          entries={entries}
          facility={facility.id}
        >
          {part === 'risk' && <BallsSheet facility={facility} catalogue={catalogue} entries={entries} />}
        </EntryPart>
      ))}
      <FacilityVisits facility={facility.id} />
      <FacilityExclusions facility={facility.id} />
      <DocumentsSheet facility={facility.id} catalogue={catalogue} />
      <TimelineSheet
        facility={facility.id}
        kind={search.timeline}
        onKind={timeline =>
          void navigate({ search: timeline ? { timeline } : {}, replace: true, resetScroll: false })
        }
      />
    </>
  )
}
