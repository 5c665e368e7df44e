import { witnessCommitment } from '@mingqian/draw'
import { changeWitness, drawVault, drawView } from '../draws/index.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { lockFrozen } from './lock-frozen.ts'
import { type Claim, claimInvitation, describeInvitation } from './read-invitations.ts'

export type LodgeRequest = {
  readonly claim: Claim
  /** 64 hex characters each. */
  readonly secret: string
  readonly commitment: string
}

/**
 * Takes a witness's secret into the draw's vault and answers with the signed receipt. The same secret once more, as
 * after an answer that got lost, is answered with the same receipt; another one is refused.
 * @throws Problem witness-link-unknown, not-found, witness-withdrawn, witness-expired, witness-too-late, witness-lodged,
 * witness-secret-mismatch
 */
export const lodgeSecret = async (platform: Platform, { claim, secret, commitment }: LodgeRequest) =>
  platform.database.transaction(async rows => {
    const { bureau, drawId } = await claimInvitation(rows, claim)
    const now = platform.clock.now()
    const draw = await lockFrozen(rows, bureau, drawId)
    // Read again under the draw's lock: a withdrawal or another lodging may have come between.
    const row = await claimInvitation(rows, claim)
    if (row.withdrawnAt !== null) throw new Problem('witness-withdrawn')
    if (row.lodgedAt !== null) {
      if (row.commitment !== commitment) throw new Problem('witness-lodged')
      return describeInvitation(rows, platform, row)
    }
    if (row.expiresAt.getTime() <= now.getTime()) throw new Problem('witness-expired')
    const { suite } = await drawView(rows, bureau, drawId)
    if (witnessCommitment(suite, secret) !== commitment) throw new Problem('witness-secret-mismatch')
    const change = {
      commitment,
      lodgedAt: now,
      secretSealed: drawVault(platform, draw).sealWitnessSecret(row.id, secret),
    }
    await changeWitness(rows, row, change)
    return describeInvitation(rows, platform, { ...row, ...change })
  })
