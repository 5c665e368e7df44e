import type { FacilityProfile } from '../../api/types.ts'

/** A facility's states of operation, as they are reported. */
export const operations = [
  'operating',
  'suspended',
  'closed',
  'moved',
  'bankrupt',
  'deregistered',
] as const satisfies readonly FacilityProfile['operation'][]
