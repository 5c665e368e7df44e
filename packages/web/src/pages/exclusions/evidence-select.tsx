import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { documentsQuery } from '../../api/dossier.ts'
import { useTexts } from '../../texts/texts.tsx'

/** Chooses the document of a facility's dossier that proves something; withdrawn ones prove nothing. */
export const EvidenceSelect = ({
  facility,
  ...control
}: {
  facility: string
  id?: string
  value?: string
  onChange?: (document: string | undefined) => void
}) => {
  const { t } = useTexts()
  const query = useQuery(documentsQuery(facility))
  const standing = (query.data ?? []).filter(({ withdrawn }) => withdrawn === null)
  return (
    <Select
      {...control}
      allowClear
      style={{ maxWidth: 420 }}
      loading={query.isPending}
      placeholder={t('exclusions.documentChoose')}
      notFoundContent={t('exclusions.documentNone')}
      options={standing.map(({ id, title }) => ({ value: id, label: title }))}
    />
  )
}
