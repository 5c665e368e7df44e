import type { Import } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'

type Counts = NonNullable<Import['counts']>

const shown = ['new', 'changed', 'near', 'bad', 'unchanged'] as const satisfies readonly (keyof Counts)[]

/** How many rows are what, in a line; what there is none of is left out. */
export const countsInWords = (counts: Counts, t: Translate): string =>
  shown
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => t(`imports.count.${verdict}`, { count: counts[verdict] }))
    .join(t('listComma'))
