import { useQuery } from '@tanstack/react-query'
import { amendmentsQuery } from '../../api/amendments.ts'
import { type AmendmentReason, amendmentReasons } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

type Made = {
  readonly index: number
  readonly replaces: number
  readonly kind: 'facility' | 'inspector'
  readonly reason: string
  readonly at: string
  readonly logIndex: number
}

const isReason = (code: string): code is AmendmentReason => amendmentReasons.some(reason => reason === code)

/** Replacements, each with its reason and its entry of the log. */
export const ReplacementSteps = ({ steps }: { steps: readonly Made[] }) => {
  const { t } = useTexts()
  return (
    <ul style={{ marginTop: 0 }}>
      {steps.map(({ index, replaces, kind, reason, at, logIndex }) => (
        <li key={index}>
          {t('amend.step', { from: replaces + 1, to: index + 1 })} · {t(`amend.kind.${kind}`)}（
          {isReason(reason) ? t(`amend.reason.${reason}`) : reason}）{' '}
          <span className="quiet">
            {momentWords(at)} · {t('logged', { index: logIndex })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The replacements that led to a lot, from the lot that was drawn on. */
const leadingTo = (steps: readonly Made[], index: number): readonly Made[] => {
  const made = steps.find(step => step.index === index)
  return made ? [...leadingTo(steps, made.replaces), made] : []
}

/** How a lot came into the place of the one that was drawn; nothing for a lot that was drawn. */
export const LotChain = ({ drawId, index }: { drawId: string; index: number }) => {
  const { t } = useTexts()
  const { data = [] } = useQuery(amendmentsQuery(drawId))
  const steps = leadingTo(data, index)
  if (steps.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('amend.stands', { number: (steps[0]?.replaces ?? 0) + 1 })}</h2>
      <ReplacementSteps steps={steps} />
    </section>
  )
}
