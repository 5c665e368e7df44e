export { changeFacilities, type FacilityChange, formerNamesAfter } from './change-facilities.ts'
export { changeRegister, lockRegister } from './change-register.ts'
export { countFacilities } from './count-facilities.ts'
export { countFitting } from './count-fitting.ts'
export { type FacilityOnDay, type RegisteredFacility, takesPart } from './facility.ts'
export { facilityRoutes } from './facility-routes.ts'
export { type FacilityRow, facilityColumns } from './facility-row.ts'
export { type ClassLabels, facilityChangeWords, facilityWords } from './facility-words.ts'
export { freshCodes } from './fresh-codes.ts'
export { sealIdNumber, unsealIdNumber } from './id-number.ts'
export type { FacilityImport, InspectorImport } from './import/index.ts'
export { importFacilities } from './import-facilities.ts'
export { importInspectors } from './import-inspectors.ts'
export {
  avoidedBetween,
  conflictKinds,
  countInPost,
  inspectorTags,
  type RegisteredInspector,
  standingOf,
} from './inspector.ts'
export { addConflicts } from './inspector-conflicts.ts'
export { addLeave } from './inspector-leaves.ts'
export { inspectorRoutes } from './inspector-routes.ts'
export { listFacilities } from './list-facilities.ts'
export { registryListRoutes } from './list-routes.ts'
export { markVisited } from './mark-visited.ts'
export { maskedPhone, maskPhone, sealPhone, unsealPhone } from './phone.ts'
export { type ClassedFacility, facilitiesByClass, partakingFacilities } from './read-classes.ts'
export { allFacilities, facilitiesByIds, facilityContact, readFacility } from './read-facilities.ts'
export { type FacilityProfile, facilityProfile, facilityProfileSchema } from './read-facility.ts'
export {
  allInspectors,
  countInspectors,
  type InspectorSearch,
  inspectorCondition,
  inspectorsByIds,
  maskedPersonalData,
  theInspector,
  type Which,
} from './read-inspectors.ts'
export { keepSearchFresh, refreshSearch } from './register-search.ts'
export { registryRoutes } from './routes.ts'
export { keySchema, searchTextSchema } from './search-text.ts'
