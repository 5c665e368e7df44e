/** What of a lot is to be replaced. */
export const amendmentKinds = ['facility', 'inspector'] as const
export type AmendmentKind = (typeof amendmentKinds)[number]

/** Why, by kind. The code becomes public with the approval; the words stay with the bureau. */
export const reasonsOf = {
  facility: ['closed', 'moved', 'stopped', 'not-found', 'merged'],
  inspector: ['on-leave', 'ill', 'left', 'conflict'],
} as const satisfies Record<AmendmentKind, readonly string[]>

export const amendmentReasons = [...reasonsOf.facility, ...reasonsOf.inspector] as const
export type AmendmentReason = (typeof amendmentReasons)[number]

/** In what capacity somebody asked: with `team` the name would tell who is on the lot's team. */
export const askedAs = ['team', 'office', 'director'] as const
export type AskedAs = (typeof askedAs)[number]

/** What is sealed with a request. */
export type AskedWords = { readonly evidence: string; readonly byId: string; readonly by: string }
