export {
  type Change,
  type ChangeContext,
  differences,
  type StoredColumns,
  type SubjectKind,
  storedColumns,
} from './change.ts'
export { changeAnswer, changeSchema } from './change-answer.ts'
export {
  changesByRevision,
  changesOnTimeline,
  listChanges,
  newestRevision,
  type RecordedChange,
  removedSubjects,
  timelineId,
} from './read-changes.ts'
export { recordChanges } from './record-changes.ts'
export { recordCreation, recordEdit, recordRemoval } from './record-row.ts'
export { registerChanges } from './tables.ts'
