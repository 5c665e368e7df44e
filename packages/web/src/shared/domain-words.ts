import type { TextKey } from '../texts/sentence.ts'

/** Words that the server sends as names; a name the catalogue does not have is shown as it is. */
const known = {
  lead: 'tag.lead',
  member: 'tag.member',
  sampler: 'tag.sampler',
  major: 'risk.major',
  considerable: 'risk.considerable',
  ordinary: 'risk.ordinary',
  director: 'role.director',
  office: 'role.office',
  inspector: 'role.inspector',
  auditor: 'role.auditor',
  sysadmin: 'role.sysadmin',
} as const satisfies Readonly<Record<string, TextKey>>

export const wordFor = (name: string, t: (key: TextKey) => string): string =>
  Object.hasOwn(known, name) ? t(known[name as keyof typeof known]) : name

const seats = { lead: 'seat.lead', assistant: 'seat.assistant' } as const satisfies Readonly<
  Record<string, TextKey>
>

/** A seat of a team; `lead` as a qualification is another word than `lead` as a seat. */
export const seatWord = (role: string, t: (key: TextKey) => string): string =>
  Object.hasOwn(seats, role) ? t(seats[role as keyof typeof seats]) : role
