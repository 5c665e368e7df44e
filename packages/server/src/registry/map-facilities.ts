import { type AnyColumn, and, between, count, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { type FacilityFilter, facilitiesWanted } from './facility-filter.ts'
import { facilities } from './tables.ts'

/** Degrees, WGS-84 or CGCS2000. */
export type MapWindow = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Of the Web Mercator tiles: each level halves the ground a pixel shows. */
  readonly zoom: number
}

/** As many as a screen shows one by one; more are gathered. */
const mostPoints = 250

/** A cell of the grid in pixels of the screen: two clusters' circles side by side. */
const cellPixels = 72
const tilePixels = 256

/**
 * What a map window shows of the facilities that fit on a day: each of them, or where they are too many, how many lie in
 * each cell of a grid, by class, at the middle of those that do.
 */
export const facilitiesOnMap = async (
  rows: Rows,
  bureau: string,
  day: string,
  filter: FacilityFilter,
  { west, south, east, north, zoom }: MapWindow,
) => {
  const inside = and(
    facilitiesWanted(bureau, day, filter),
    between(facilities.longitude, west, east),
    between(facilities.latitude, south, north),
  )
  const points = await rows
    .select({
      id: facilities.id,
      name: facilities.name,
      class: facilities.class,
      longitude: sql<number>`${facilities.longitude}`,
      latitude: sql<number>`${facilities.latitude}`,
    })
    .from(facilities)
    .where(inside)
    .limit(mostPoints + 1)
  if (points.length <= mostPoints) return { points, clusters: [] }

  const cell = (360 / 2 ** zoom) * (cellPixels / tilePixels)
  const column = sql<number>`floor(${facilities.longitude} / ${cell}::double precision)::integer`
  const line = sql<number>`floor(${facilities.latitude} / ${cell}::double precision)::integer`
  const cells = await rows
    .select({
      column: sql<number>`${column} as cell_column`,
      line: sql<number>`${line} as cell_line`,
      class: facilities.class,
      count: count(),
      longitude: sql<number>`sum(${facilities.longitude})`,
      latitude: sql<number>`sum(${facilities.latitude})`,
    })
    .from(facilities)
    .where(inside)
    .groupBy(sql`cell_column`, sql`cell_line`, facilities.class)
  const gathered = new Map<string, { longitude: number; latitude: number; classes: Map<string, number> }>()
  for (const each of cells) {
    const key = `${each.column} ${each.line}`
    const known = gathered.get(key) ?? { longitude: 0, latitude: 0, classes: new Map() }
    known.longitude += each.longitude
    known.latitude += each.latitude
    known.classes.set(each.class, each.count)
    gathered.set(key, known)
  }
  return {
    points: [],
    clusters: [...gathered.values()].map(({ longitude, latitude, classes }) => {
      const all = [...classes.values()].reduce((sum, n) => sum + n, 0)
      return {
        longitude: longitude / all,
        latitude: latitude / all,
        count: all,
        classes: Object.fromEntries(classes),
      }
    }),
  }
}

/** The ground on which the facilities that fit lie, in degrees; null where none has coordinates. */
export const groundOf = async (rows: Rows, bureau: string, day: string, filter: FacilityFilter) => {
  const least = (column: AnyColumn) => sql<number | null>`min(${column})`
  const most = (column: AnyColumn) => sql<number | null>`max(${column})`
  const [ground] = await rows
    .select({
      west: least(facilities.longitude),
      south: least(facilities.latitude),
      east: most(facilities.longitude),
      north: most(facilities.latitude),
    })
    .from(facilities)
    .where(facilitiesWanted(bureau, day, { ...filter, coordinates: 'yes' }))
  if (!ground || ground.west === null || ground.south === null) return null
  return { west: ground.west, south: ground.south, east: ground.east ?? 0, north: ground.north ?? 0 }
}
