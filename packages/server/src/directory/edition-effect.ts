import { nextPeriodOwed } from '../planning/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import type { Text } from '../platform/text.ts'
import type { Category } from './categories.ts'
import { decisionsOf } from './decision.ts'
import { differencesToForce } from './differences.ts'
import type { EditionKey } from './edition.ts'
import { keyClass } from './key-class.ts'
import { type RegisterChange, registerChanges } from './register-changes.ts'

type ClassEffect = {
  readonly class: string
  readonly label: Text
  /** Facilities that take part, and how many of them the next period draws. */
  readonly before: { readonly facilities: number; readonly quota: number }
  readonly after: { readonly facilities: number; readonly quota: number }
}

export type EditionEffect = {
  /** Facilities that become key ones, cease to be, or are key for something else. */
  readonly becomes: readonly RegisterChange[]
  readonly ceases: readonly RegisterChange[]
  readonly otherwise: readonly RegisterChange[]
  /** Listed in the edition in force and not decided yet: reckoned as if they stayed. */
  readonly undecided: number
  readonly period: string
  readonly title: Text
  readonly classes: readonly ClassEffect[]
}

/** What an edition under work would change in the register and in the next period's quota; nothing is written. */
export const editionEffect = async (
  rows: Rows,
  platform: Platform,
  edition: EditionKey,
): Promise<EditionEffect> => {
  const open = (await differencesToForce(rows, edition)).filter(({ standing }) => standing === 'open')
  const listed = (await decisionsOf(rows, edition)).filter(decision => decision.listed)
  const byId = new Map<string, { category: Category }[]>()
  for (const { facilityId, category } of [...listed, ...open])
    byId.set(facilityId, [...(byId.get(facilityId) ?? []), { category }])
  const list = [...byId].map(([id, listings]) => ({ id, listings }))
  const changes = await registerChanges(rows, platform, edition.bureau, list)
  const classAfter = new Map(changes.map(({ facility, class: name }) => [facility.id, name]))
  const [now, then] = await nextPeriodOwed(rows, platform, edition.bureau, [
    facility => facility.class,
    facility => classAfter.get(facility.id) ?? facility.class,
  ])
  if (!now || !then) throw new Error('two ways were asked for')
  const moved = (change: RegisterChange) => change.class !== change.facility.class
  return {
    becomes: changes.filter(change => moved(change) && change.class === keyClass),
    ceases: changes.filter(change => moved(change) && change.class !== keyClass),
    otherwise: changes.filter(change => !moved(change)),
    undecided: open.length,
    period: now.period,
    title: now.title,
    classes: now.classes.map((before, at) => ({
      class: before.class,
      label: before.label,
      before: { facilities: before.facilities, quota: before.quota },
      after: { facilities: then.classes[at]?.facilities ?? 0, quota: then.classes[at]?.quota ?? 0 },
    })),
  }
}
