import { enforcementKinds } from './enforcement-kinds.ts'
import type { EntryKind } from './field.ts'
import { filesKinds } from './files-kinds.ts'
import { siteKinds } from './site-kinds.ts'

/** Every kind of entry that a dossier has, in the order in which it shows them. */
export const entryKinds = [
  ...filesKinds,
  ...siteKinds,
  ...enforcementKinds,
] as const satisfies readonly EntryKind[]

export type EntryKindId = (typeof entryKinds)[number]['id']

export const entryKindIds = entryKinds.map(({ id }) => id) as [EntryKindId, ...EntryKindId[]]

const byId: ReadonlyMap<string, EntryKind> = new Map(entryKinds.map(kind => [kind.id, kind]))

export const entryKind = (id: EntryKindId): EntryKind => byId.get(id) as EntryKind
