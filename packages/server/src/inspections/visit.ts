import type { Text } from '../platform/text.ts'
import { searchColumns } from '../search/index.ts'

/** The facility of a visit, as the register had it when the lot was opened. No phone: that is read when needed. */
export type VisitedFacility = {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly class: string
  readonly area: string
  readonly address: string
}

/** What a visit is found by. */
export const visitSearch = ({ id, name, creditCode }: VisitedFacility) =>
  searchColumns([name], [id, creditCode])

export type VisitingMember = {
  readonly role: string
  readonly roleTitle: Text
  readonly inspector: string
  readonly name: string
  readonly certificate: string
}
