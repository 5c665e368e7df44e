export { type Exclusion, type ExclusionReason, exclusionReasons, exclusionText } from './exclusion.ts'
export { exclusionsOn, isExcludedOn } from './in-force.ts'
export {
  awaitingExclusions,
  decideExclusion,
  type ExclusionRequest,
  type ExclusionRow,
  endExclusion,
  requestExclusions,
} from './write-exclusions.ts'
