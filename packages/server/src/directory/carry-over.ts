import { shanghaiDay } from '@mingqian/rules'
import { exclusionsOn } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { facilitiesByIds } from '../registry/index.ts'
import type { Category } from './categories.ts'
import { contextOf, type Ruling, writeDecisions } from './decide.ts'
import { decisionsOf } from './decision.ts'
import {
  type Edition,
  type EditionKey,
  editionInForce,
  editionName,
  lockEdition,
  readEdition,
} from './edition.ts'
import { listOf } from './entries.ts'

export type CarryOver = {
  /** Name of the edition that is carried over. */
  readonly from: string
  readonly rulings: readonly (Ruling & { readonly name: string })[]
  /** Listings that somebody has decided on already; they stay as they are. */
  readonly decided: number
  /** Left to be decided by hand: they take no part any more, or are not in the register. */
  readonly leftOut: readonly {
    readonly facilityId: string
    readonly name: string
    readonly category: Category
    readonly why: 'excluded' | 'gone'
  }[]
}

/**
 * What carrying the edition in force over into a draft would decide: whatever is listed stays listed, on the findings
 * it rested on, as far as the new criteria ask for them.
 * @throws Problem not-found, directory-state when there is no edition in force
 */
const carryOverOf = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  edition: Edition,
  categories: ReadonlySet<Category> | null,
): Promise<CarryOver> => {
  const inForce = await editionInForce(rows, edition.bureau)
  if (!inForce) throw new Problem('directory-state')
  const known = new Set(edition.criteria.criteria.map(({ id }) => id))
  const key = (facilityId: string, category: Category) => `${category}/${facilityId}`
  const decided = new Set((await decisionsOf(rows, edition)).map(each => key(each.facilityId, each.category)))
  const findings = new Map(
    (await decisionsOf(rows, inForce)).map(each => [
      key(each.facilityId, each.category),
      each.findings.filter(({ criterion }) => known.has(criterion)),
    ]),
  )
  const list = await listOf(rows, inForce)
  const ids = list.map(({ id }) => id)
  const registered = await facilitiesByIds(rows, edition.bureau, ids)
  const excluded = await exclusionsOn(rows, edition.bureau, shanghaiDay(clock.now()), ids)
  const listings = list.flatMap(({ id, name, listings }) =>
    listings.flatMap(({ category }) =>
      categories === null || categories.has(category) ? [{ facilityId: id, name, category }] : [],
    ),
  )
  const open = listings.filter(({ facilityId, category }) => !decided.has(key(facilityId, category)))
  const whyNot = (facilityId: string): 'excluded' | 'gone' | null => {
    if (!registered.has(facilityId)) return 'gone'
    return excluded.has(facilityId) ? 'excluded' : null
  }
  return {
    from: editionName(inForce),
    decided: listings.length - open.length,
    rulings: open.flatMap(({ facilityId, category }) => {
      if (whyNot(facilityId) !== null) return []
      return [
        {
          facilityId,
          name: registered.get(facilityId)?.name ?? '',
          category,
          findings: findings.get(key(facilityId, category)) ?? [],
          listed: true,
          reason: `沿用 ${editionName(inForce)} 版名录`,
        },
      ]
    }),
    leftOut: open.flatMap(each => {
      const why = whyNot(each.facilityId)
      return why === null ? [] : [{ ...each, why }]
    }),
  }
}

type Asked = {
  readonly edition: EditionKey
  readonly categories: ReadonlySet<Category> | null
}

/** @throws as `carryOverOf` */
export const previewCarryOver = async (
  rows: Rows,
  platform: Platform,
  { edition, categories }: Asked,
): Promise<CarryOver> => carryOverOf(rows, platform, await readEdition(rows, edition), categories)

/**
 * Carries the edition in force over into a draft.
 * @returns how many decisions were written
 * @throws Problem not-found, directory-state
 */
export const carryOver = async (
  rows: Rows,
  platform: Platform,
  { edition: key, categories, person }: Asked & { readonly person: Person },
): Promise<number> => {
  const edition = await lockEdition(rows, key, ['draft'])
  const { rulings } = await carryOverOf(rows, platform, edition, categories)
  const context = {
    ...contextOf(platform, key.bureau, person),
    importId: freshId(platform.randomness),
  }
  return writeDecisions(rows, edition, context, rulings)
}
