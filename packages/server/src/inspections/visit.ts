import type { Text } from '../platform/text.ts'

/** The facility of a visit, as the register had it when the lot was opened. No phone: that is read when needed. */
export type VisitedFacility = {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly class: string
  readonly area: string
  readonly address: string
}

export type VisitingMember = {
  readonly role: string
  readonly roleTitle: Text
  readonly inspector: string
  readonly name: string
  readonly certificate: string
}
