import type { Plan } from '../../api/types.ts'
import { DocumentButton } from '../../shared/document-button.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** The plan as an official document: for comment while it is a draft, to be signed and sealed once approved. */
export const PlanDocument = ({ plan }: { plan: Plan }) => {
  const { t } = useTexts()
  return (
    <DocumentButton
      path={`/api/plans/${plan.year}/plan.docx`}
      label={t(plan.state === 'draft' ? 'plan.documentDraft' : 'plan.document')}
    />
  )
}
