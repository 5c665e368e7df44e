/*
 * For draws from pools too large to be held in memory: `@mingqian/draw/large`. A program reads the file of facilities
 * in parts and hands them to readers, in as many threads as it likes; docs/large-draws.md describes the whole.
 */
export { checkSmallParts } from './check-input.ts'
export type { LargeDrawInput } from './documents.ts'
export { LineFault, shortestLine } from './facility-line.ts'
export { checkLargePool, facilitiesToKeep, faultBetweenParts, largePoolFacts } from './large-draw.ts'
export {
  largePoolReader,
  type PartSummary,
  type PoolPart,
  partSize,
  type StratumCount,
} from './large-pool.ts'
export { parseLargeDrawInput } from './parse-bundle.ts'
