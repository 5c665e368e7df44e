/** A holiday of a notice, first and last day off included. */
export interface Holiday {
  readonly name: string
  readonly from: string
  readonly to: string
}

/**
 * What the State Council's General Office announces for a year (《关于××年部分节假日安排的通知》): which days are off,
 * and which days of a weekend are worked in their stead. Days are ISO; docs/calendar.md is its data dictionary.
 */
export interface HolidayNotice {
  readonly year: number
  /** 文号, such as 国办发明电〔2024〕12号; where a later notice amended it, both, joined by 、. Null if not known. */
  readonly number: string | null
  /** Address of the notice's text. */
  readonly source: string | null
  readonly issuedOn: string | null
  readonly holidays: readonly Holiday[]
  readonly makeUpDays: readonly string[]
}

/**
 * The first day of a December that the next year's notice may still move. Of those since 2004 the earliest was
 * 29 December (2007, 2018); a few days more keep this on the safe side.
 */
const firstMovable = '12-24'

/** The days that a year's notice may speak of: its own, and the last ones of the December before. */
export const noticeRange = (year: number): { readonly from: string; readonly to: string } => ({
  from: `${year - 1}-${firstMovable}`,
  to: `${year}-12-31`,
})
