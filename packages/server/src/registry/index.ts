export { changeFacilities, type FacilityChange, type FacilityColumns } from './change-facilities.ts'
export { changeRegister } from './change-register.ts'
export { countFacilities } from './count-facilities.ts'
export { type FacilityOnDay, type RegisteredFacility, takesPart } from './facility.ts'
export { facilityRoutes } from './facility-routes.ts'
export { type ClassLabels, facilityChangeWords, facilityWords } from './facility-words.ts'
export type { FacilityImport, InspectorImport } from './import/index.ts'
export { type Importing, importFacilities } from './import-facilities.ts'
export { importInspectors } from './import-inspectors.ts'
export { mayBeDrawn, type RegisteredInspector } from './inspector.ts'
export { markVisited } from './mark-visited.ts'
export { type ClassedFacility, facilitiesByClass, partakingFacilities } from './read-classes.ts'
export {
  allFacilities,
  facilitiesByIds,
  facilityContact,
  listFacilities,
  readFacility,
} from './read-facilities.ts'
export { type FacilityProfile, facilityProfile, facilityProfileSchema } from './read-facility.ts'
export { allInspectors, inspectorsByIds } from './read-inspectors.ts'
export { registryRoutes } from './routes.ts'
