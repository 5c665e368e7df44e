import extentTable from '../../../data/divisions/province-extents.json' with { type: 'json' }
import { type Division, divisionOf } from './divisions.ts'

interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const extents: ReadonlyMap<string, Extent> = new Map(
  Object.entries(extentTable).map(([code, [west = 0, south = 0, east = 0, north = 0]]) => [
    code,
    { west, south, east, north },
  ]),
)

const isIn = ({ west, south, east, north }: Extent, longitude: number, latitude: number): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north

/** The province that a division is or lies in (GB/T 2260). */
export const provinceOf = (code: string): Division | undefined => divisionOf(`${code.slice(0, 2)}0000`)

/**
 * Whether a place may lie in the province of a division: no place in the province is refused, one just beyond its border
 * may pass (data/divisions/province-extents.json). True for a division that is unknown.
 * @param longitude degrees east, WGS-84, CGCS2000 or GCJ-02  @param latitude degrees north
 */
export const mayLieInProvince = (code: string, longitude: number, latitude: number): boolean => {
  const extent = extents.get(`${code.slice(0, 2)}0000`)
  return extent === undefined || isIn(extent, longitude, latitude)
}

/** The provinces in whose boxes a place lies; several near a border. */
export const provincesAround = (longitude: number, latitude: number): readonly Division[] =>
  [...extents].flatMap(([code, extent]) => {
    const province = isIn(extent, longitude, latitude) ? divisionOf(code) : undefined
    return province ? [province] : []
  })
