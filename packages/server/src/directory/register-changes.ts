import { shanghaiDay } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByClass } from '../registry/index.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { Category } from './categories.ts'
import { keyClass, kindsOf, reclassified, residualClass } from './key-class.ts'

export type RegisterChange = {
  readonly facility: Awaited<ReturnType<typeof facilitiesByClass>>[number]
  readonly class: string
  readonly keyKinds: readonly string[]
}

/** What a list changes in the register as it stands: nothing where the rules in force have no class `key`. */
export const registerChanges = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  bureau: string,
  list: readonly {
    readonly id: string
    readonly listings: readonly { readonly category: Category }[]
  }[],
): Promise<readonly RegisterChange[]> => {
  const today = shanghaiDay(clock.now())
  const residual = residualClass(await ruleSetInForce(rows, bureau, today))
  if (residual === null) return []
  const kinds = new Map(
    list.map(({ id, listings }) => [id, kindsOf(listings.map(({ category }) => category))]),
  )
  const concerned = await facilitiesByClass(rows, bureau, keyClass, [...kinds.keys()])
  return reclassified(concerned, { edition: '', residual, kinds })
}
