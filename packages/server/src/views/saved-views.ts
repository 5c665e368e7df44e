import type { z } from '@hono/zod-openapi'
import { and, asc, eq, or } from 'drizzle-orm'
import { isUniqueViolation, type Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import type { ListName, savedViewSchema, ViewSearch } from './saved-view.ts'
import { defaultViews, savedViews } from './tables.ts'

type Asking = { readonly bureau: string; readonly person: Person }

const mostViews = 50

const theView = (bureau: string, id: string) => and(eq(savedViews.bureau, bureau), eq(savedViews.id, id))

/** The views of a list that a person is offered: the own ones first, then those the office shares. */
export const viewsFor = async (
  rows: Rows,
  { bureau, person }: Asking,
  list: ListName,
): Promise<z.infer<typeof savedViewSchema>[]> => {
  const found = await rows
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.bureau, bureau),
        eq(savedViews.list, list),
        or(eq(savedViews.ownerId, person.id), eq(savedViews.shared, true)),
      ),
    )
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
  const [chosen] = await rows
    .select({ viewId: defaultViews.viewId })
    .from(defaultViews)
    .where(
      and(eq(defaultViews.bureau, bureau), eq(defaultViews.personId, person.id), eq(defaultViews.list, list)),
    )
  const views = found.map(({ id, name, search, shared, owner, ownerId }) => ({
    id,
    name,
    search,
    shared,
    owner,
    mine: ownerId === person.id,
    isDefault: id === chosen?.viewId,
  }))
  return [...views.filter(view => view.mine), ...views.filter(view => !view.mine)]
}

const maySharedBe = (shared: boolean | undefined, person: Person) => {
  if (shared && person.role !== 'office') throw new Problem('not-allowed')
}

const nameTaken = (error: unknown) => (isUniqueViolation(error) ? new Problem('view-exists') : error)

export type NewView = {
  readonly list: ListName
  readonly name: string
  readonly search: ViewSearch
  readonly shared: boolean
}

/**
 * Keeps a view under a name.
 * @returns its id
 * @throws Problem view-exists, too-many-views; not-allowed to whoever shares without being of the office
 */
export const saveView = async (
  rows: Rows,
  platform: Platform,
  { bureau, person }: Asking,
  view: NewView,
): Promise<string> => {
  maySharedBe(view.shared, person)
  const own = await rows
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(eq(savedViews.bureau, bureau), eq(savedViews.list, view.list), eq(savedViews.ownerId, person.id)),
    )
  if (own.length >= mostViews) throw new Problem('too-many-views')
  const id = freshId(platform.randomness)
  try {
    await rows.insert(savedViews).values({
      ...view,
      bureau,
      id,
      ownerId: person.id,
      owner: person.name,
      createdAt: platform.clock.now(),
    })
  } catch (error) {
    throw nameTaken(error)
  }
  return id
}

const ownView = async (rows: Rows, { bureau, person }: Asking, id: string) => {
  const [view] = await rows.select().from(savedViews).where(theView(bureau, id)).for('update')
  if (view?.ownerId !== person.id) throw new Problem('not-found')
  return view
}

/** @throws Problem not-found (for the views of others, too), view-exists, not-allowed */
export const changeView = async (
  rows: Rows,
  asking: Asking,
  id: string,
  change: { readonly [K in Exclude<keyof NewView, 'list'>]?: NewView[K] | undefined },
): Promise<void> => {
  maySharedBe(change.shared, asking.person)
  await ownView(rows, asking, id)
  if (Object.values(change).every(value => value === undefined)) return
  try {
    await rows.update(savedViews).set(change).where(theView(asking.bureau, id))
  } catch (error) {
    throw nameTaken(error)
  }
}

/** Deletes a view; lists that opened with it open plainly. @throws Problem not-found */
export const deleteView = async (rows: Rows, asking: Asking, id: string): Promise<void> => {
  await ownView(rows, asking, id)
  await rows
    .delete(defaultViews)
    .where(and(eq(defaultViews.bureau, asking.bureau), eq(defaultViews.viewId, id)))
  await rows.delete(savedViews).where(theView(asking.bureau, id))
}

/**
 * Has a person's list open with one of its views, or plainly.
 * @throws Problem not-found for a view of another list, or one of somebody else's that is not shared
 */
export const chooseDefault = async (
  rows: Rows,
  asking: Asking,
  list: ListName,
  viewId: string | null,
): Promise<void> => {
  const { bureau, person } = asking
  const offered = await viewsFor(rows, asking, list)
  if (viewId !== null && !offered.some(({ id }) => id === viewId)) throw new Problem('not-found')
  await rows
    .delete(defaultViews)
    .where(
      and(eq(defaultViews.bureau, bureau), eq(defaultViews.personId, person.id), eq(defaultViews.list, list)),
    )
  if (viewId !== null) await rows.insert(defaultViews).values({ bureau, personId: person.id, list, viewId })
}
