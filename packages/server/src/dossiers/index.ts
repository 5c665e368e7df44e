export { entriesBehind } from './ball-entries.ts'
export { ballFactsOn, factsFrom, noFacts } from './ball-facts.ts'
export {
  type DocumentKind,
  type DocumentWithVersions,
  documentKindLabel,
  documentRoutes,
  documentsOf,
  documentUploads,
  findDocuments,
} from './documents/index.ts'
export {
  addEntries,
  changeEntry,
  type DossierEntry,
  entriesOf,
  findEntries,
  type NewEntry,
  removeEntry,
} from './entries.ts'
export { type EntryData, objectionsTo, readEntryData } from './entry-data.ts'
export { entryAnswers, entryRoutes, entrySchema } from './entry-routes.ts'
export { hasRiskGrade, permitRunsOutBy } from './facilities-by-entries.ts'
export type { EntryKind, Field, FieldValue } from './field.ts'
export { fieldWords } from './field-words.ts'
export { entryHappenings } from './happenings.ts'
export { type EntryKindId, entryKind, entryKindIds, entryKinds } from './kinds.ts'
export { profileFields } from './profile-fields.ts'
export { dossierRoutes } from './routes.ts'
