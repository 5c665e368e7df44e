export { countExcluded, countReturned } from './count-exclusions.ts'
export { decideExclusion } from './decide-exclusion.ts'
export { endExclusion } from './end-exclusion.ts'
export {
  type Exclusion,
  type ExclusionReason,
  exclusionReasons,
  exclusionReasonText,
  exclusionText,
} from './exclusion.ts'
export { exclusionsByIds, exclusionsOn, isExcludedOn } from './in-force.ts'
export { awaitingExclusions, type ExclusionRequest, requestExclusions } from './request-exclusions.ts'
export { exclusionRoutes } from './routes.ts'
