import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import type { DossierCatalogue, FacilityProfile } from '../../api/types.ts'
import { Masked } from '../../shared/masked.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { isSealed, type PlainField, plainFields } from './facility-values.ts'
import { useFacilityWords } from './use-facility-words.ts'

const isLong = (field: string): boolean => field === 'address' || field === 'remark'

/** Who the facility is, where it stands and what it does; blank fields of the catalogue are left out. */
export const ProfileSheet = ({
  facility,
  catalogue,
}: {
  facility: FacilityProfile
  catalogue: DossierCatalogue
}) => {
  const { t } = useTexts()
  const { label, words } = useFacilityWords(catalogue)
  const plain = (field: PlainField): ReactNode =>
    isSealed(field) ? (
      <Masked
        value={facility[field]}
        owner="facility"
        id={facility.id}
        field={field}
        label={t(`facility.${field}`)}
      />
    ) : (
      <span className="preserve">{words(field, facility[field])}</span>
    )
  const items: [string, ReactNode, boolean?][] = [
    [
      t('facility.id'),
      <span key="id" className="numeric">
        {facility.id}
      </span>,
    ],
    ...plainFields
      .filter(field => field !== 'name')
      .map((field): [string, ReactNode, boolean] => [t(`facility.${field}`), plain(field), isLong(field)]),
    [
      t('facility.state'),
      facility.exclusion ? (
        <span key="state">
          <StateTag state={`exclusion.${facility.exclusion.reason}`} />
          {t('dossier.since', { day: facility.exclusion.since })} {facility.exclusion.evidence}
        </span>
      ) : (
        <StateTag key="state" state={`facility.${facility.state}`} />
      ),
    ],
    [t('facility.lastVisitedOn'), facility.lastVisitedOn ?? t('facility.neverVisited')],
    ...catalogue.profile.flatMap((field): [string, ReactNode, boolean][] => {
      const value = facility.profile[field.id]
      if (value === undefined) return []
      const name = `profile.${field.id}`
      return [
        [
          label(name),
          <span key={name} className="preserve">
            {words(name, value)}
          </span>,
          field.long,
        ],
      ]
    }),
    ...Object.entries(facility.extra).map(([name, value]): [string, ReactNode] => [
      name,
      <span key={name} className="preserve">
        {value}
      </span>,
    ]),
  ]
  return (
    <Descriptions
      column={{ xs: 1, sm: 1, md: 2, xl: 3 }}
      bordered
      size="small"
      styles={{ label: { width: 120 } }}
      items={items.map(([name, children, wide]) => ({
        key: name,
        label: name,
        children,
        ...(wide ? { span: 'filled' as const } : {}),
      }))}
    />
  )
}
