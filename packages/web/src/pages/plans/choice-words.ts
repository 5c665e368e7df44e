import type { PlanChoices, PlanPreview, Text } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'

type Fraction = NonNullable<PlanChoices[string]['share']>

/** A share as people say it: a percentage of at most two decimals. */
export const shareWord = ({ num, den }: Fraction): string => `${Math.round((num * 10_000) / den) / 100}%`

/** Each choice in a sentence; none for a plan that goes by the rules alone. */
export const choiceWords = (
  { choices, classes }: Pick<PlanPreview, 'choices' | 'classes'>,
  t: Translate,
  text: (text: Text) => string,
): readonly string[] =>
  classes.flatMap(({ id, label, share: range }) => {
    const { share, extraVisited } = choices[id] ?? {}
    const name = text(label)
    return [
      ...(share && range
        ? [t('plan.choice.share', { class: name, share: shareWord(share), least: shareWord(range.least) })]
        : []),
      ...(extraVisited ? [t('plan.choice.extra', { class: name, count: extraVisited })] : []),
    ]
  })
