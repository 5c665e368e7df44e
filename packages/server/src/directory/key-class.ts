import { type RuleSet, shanghaiDay } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import { type Category, inOrder, registerKinds } from './categories.ts'
import { editionInForce, editionName } from './edition.ts'
import { listOf } from './entries.ts'

/** The class that the directory decides, where the rules in force draw one of this name by quota. */
export const keyClass = 'key'

/** Who is a key facility, by an edition of the directory and the rules it falls under. */
export type KeyClass = {
  /** Name of the edition. */
  readonly edition: string
  /** The class of those that are no longer listed: the last the rules draw by quota. */
  readonly residual: string
  /** The register's words for the categories of each listed facility. */
  readonly kinds: ReadonlyMap<string, readonly string[]>
}

type Classed = { readonly class: string; readonly keyKinds: readonly string[] }

/** The class of those the directory does not list; null where the rules have no class for it to decide. */
export const residualClass = ({ classes }: RuleSet): string | null => {
  const drawn = classes.filter(({ drawnBy }) => drawnBy === 'quota').map(({ id }) => id)
  return drawn.includes(keyClass) ? (drawn.findLast(id => id !== keyClass) ?? null) : null
}

export const kindsOf = (categories: Iterable<Category>): readonly string[] =>
  inOrder(categories).map(category => registerKinds[category])

/**
 * The class of a facility under the directory. Nothing but the directory makes or unmakes a key facility; between the
 * other classes it goes by what is stated.
 * @param id null for a facility that is not in the register yet, which no edition can list
 * @returns also whether what was stated had to give way
 */
export const classUnder = (
  { residual, kinds }: KeyClass,
  id: string | null,
  stated: string,
): Classed & { readonly overruled: boolean } => {
  const listed = id === null ? undefined : kinds.get(id)
  if (listed) return { class: keyClass, keyKinds: listed, overruled: stated !== keyClass }
  if (stated === keyClass) return { class: residual, keyKinds: [], overruled: true }
  return { class: stated, keyKinds: [], overruled: false }
}

/** What has to change in a register so that it says what the directory decides. */
export const reclassified = <F extends Classed & { readonly id: string }>(
  facilities: readonly F[],
  decided: KeyClass,
): readonly { readonly facility: F; readonly class: string; readonly keyKinds: readonly string[] }[] =>
  facilities.flatMap(facility => {
    const { class: name, keyKinds } = classUnder(decided, facility.id, facility.class)
    const same = name === facility.class && keyKinds.join() === facility.keyKinds.join()
    return same ? [] : [{ facility, class: name, keyKinds }]
  })

/**
 * Who decides on the class `key` today. Null before any edition is in force, and where the rules in force have no such
 * class: then the class goes by the register. Otherwise an import asks `classUnder` for each of its rows, and says of
 * those overruled that the directory decides.
 */
export const keyClassDecidedBy = async (
  rows: Rows,
  { clock }: Pick<Platform, 'clock'>,
  bureau: string,
): Promise<KeyClass | null> => {
  const inForce = await editionInForce(rows, bureau)
  if (!inForce) return null
  const residual = residualClass(await ruleSetInForce(rows, bureau, shanghaiDay(clock.now())))
  if (residual === null) return null
  const kinds = new Map(
    (await listOf(rows, inForce)).map(({ id, listings }) => [
      id,
      kindsOf(listings.map(({ category }) => category)),
    ]),
  )
  return { edition: editionName(inForce), residual, kinds }
}

/** What the directory in force makes of a facility's class as it is stated; null where none decides. */
export const classByDirectory =
  (platform: Pick<Platform, 'clock'>) => async (rows: Rows, bureau: string, id: string, stated: string) => {
    const decided = await keyClassDecidedBy(rows, platform, bureau)
    return decided && { edition: decided.edition, ...classUnder(decided, id, stated) }
  }
