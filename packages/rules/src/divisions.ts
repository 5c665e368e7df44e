import divisionTable from '../../../data/divisions/gb-t-2260.json' with { type: 'json' }
import type { Level } from './rule-set.ts'

/** An administrative division of GB/T 2260: six digits, province, city and county in pairs. */
export interface Division {
  readonly code: string
  readonly name: string
  /** Invented, for the demo district only. */
  readonly demo: boolean
}

/** The fictional district 明川区 of the demo: 150299 is not assigned in GB/T 2260. */
export const demoDivision = '150299'

const names: Readonly<Record<string, string>> = divisionTable

/** The division of that code (GB/T 2260; data/divisions). */
export const divisionOf = (code: string): Division | undefined => {
  const name = Object.hasOwn(names, code) ? names[code] : undefined
  return name === undefined ? undefined : { code, name, demo: code === demoDivision }
}

/** Whether a division is the other one or lies within it: 150203 within 150200 within 150000. */
export const isWithinDivision = (code: string, whole: string): boolean =>
  code.startsWith(whole.replace(/(?:00){1,2}$/, ''))

/** The level a body of that division code stands at: province 150000, city 150200, district 150203. */
export const levelOf = (code: string): Level =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'district'
