export { countVisits } from './count-visits.ts'
export { fillVisitSearch } from './fill-visit-search.ts'
export { type LotAddress, type StoredRecord, visitAt } from './find-record.ts'
export { visitHappenings } from './happenings.ts'
export { openedLotsOf } from './list-visits.ts'
export { lockSignedRecord, markPublished } from './mark-published.ts'
export { openVisit } from './open-visit.ts'
export { openVisits, visitsWithDemands } from './open-visits.ts'
export { describeRecord } from './read-record.ts'
export {
  emptyRecordBody,
  partTitles,
  type RecordBody,
  type RecordPart,
  recordParts,
} from './record-body.ts'
export { refuseSigned, replaceVisit } from './replace-visit.ts'
export { inspectionRoutes } from './routes.ts'
export { saveRecord } from './save-record.ts'
export { lotParams, recordSchema } from './schemas.ts'
export { signRecord } from './sign-record.ts'
export { type DeadlineBasis, deadlineBasis, visitDeadlines } from './visit-deadlines.ts'
