export { ballFactsOn, factsFrom, noFacts } from './ball-facts.ts'
export {
  addEntries,
  changeEntry,
  type DossierEntry,
  entriesOf,
  type NewEntry,
  removeEntry,
} from './entries.ts'
export { type EntryData, objectionsTo, readEntryData } from './entry-data.ts'
export type { Choice, EntryKind, Field, FieldValue } from './field.ts'
export { type EntryKindId, entryKind, entryKindIds, entryKinds } from './kinds.ts'
export { dossierRoutes } from './routes.ts'
