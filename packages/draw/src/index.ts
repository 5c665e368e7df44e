export { type Amended, type AmendmentProblem, applyAmendments } from './amend.ts'
export { bestTickets } from './best-tickets.ts'
export { compareUtf8 } from './byte-order.ts'
export { canonicalBytes, canonicalJson } from './canonical-json.ts'
export { type Bilingual, type Check, type CheckId, checkCount, checkMeaning } from './check.ts'
export { checkByHand, type HandCheck } from './check-by-hand.ts'
export { checkInput } from './check-input.ts'
export { commitmentHash, drawSeed, freezePool, poolRoot, witnessCommitment } from './commitment.ts'
export { dispatchDays } from './dispatch.ts'
export type {
  AmendedLot,
  Amendment,
  Beacon,
  BeaconValue,
  Bundle,
  Commitment,
  DrawInput,
  DrawResult,
  Lot,
  Pool,
  PoolFacility,
  PoolInspector,
  Seat,
  Stratum,
  TeamMember,
  Witness,
} from './documents.ts'
export { type Unstaffable, unstaffableFacilities } from './eligibility.ts'
export { documentHash, hashHex, hashSuite, type Suite } from './hash-suite.ts'
export { fromHex, toHex } from './hex.ts'
export { lotLeafHash } from './lots.ts'
export { AmendmentError, makeBundle } from './make-bundle.ts'
export { verifyConsistency, verifyInclusion } from './merkle-proof.ts'
export { consistencyProof, inclusionProof, leafHash, nodeHash, treeRoot } from './merkle-tree.ts'
export {
  type AmendedOpening,
  type LoggedAmendment,
  type Opening,
  openLot,
  verifyAmendedOpening,
  verifyOpening,
} from './open-lot.ts'
export { type Parsed, parseBundle, parseDrawInput } from './parse-bundle.ts'
export { type Drawn, runDraw } from './run-draw.ts'
export type { ShapeError } from './shape.ts'
export { amendmentProblem, type Verification, verifyBundle } from './verify-bundle.ts'
export { type Workload, workload } from './workload.ts'
