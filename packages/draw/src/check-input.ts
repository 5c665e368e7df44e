import { canonicalJson } from './canonical-json.ts'
import { type Check, fails, holds } from './check.ts'
import { freezeInspector, poolRoot, witnessCommitment } from './commitment.ts'
import type { Commitment, DrawInput, LargeDrawInput, Pool } from './documents.ts'
import { isHash } from './hex.ts'

const firstRepeated = (entries: readonly { readonly id: string }[]): string | undefined => {
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return undefined
}

const poolEntries = (pool: Pool): Check => {
  const repeated = firstRepeated(pool.facilities) ?? firstRepeated(pool.inspectors)
  if (repeated !== undefined)
    return fails('pool-entries', `编号 ${repeated} 重复`, `The id ${repeated} stands more than once`)
  const loose = pool.inspectors.find(each => canonicalJson(each) !== canonicalJson(freezeInspector(each)))
  return loose === undefined
    ? holds('pool-entries')
    : fails(
        'pool-entries',
        `人员 ${loose.id} 的标签、区域或回避单位未排序`,
        `The tags, areas or avoided facilities of ${loose.id} are not sorted`,
      )
}

type Counts = { readonly facilities: number; readonly inspectors: number }

const poolCounts = (committed: Counts, present: Counts): Check => {
  const { facilities, inspectors } = committed
  if (present.facilities === facilities && present.inspectors === inspectors) return holds('pool-counts')
  return fails(
    'pool-counts',
    `承诺 ${facilities} 家单位、${inspectors} 名人员，实有 ${present.facilities} 家、${present.inspectors} 名`,
    `Committed: ${facilities} facilities and ${inspectors} inspectors; present: ${present.facilities} and ${present.inspectors}`,
  )
}

const poolFingerprint = (committed: string, root: string): Check => {
  if (root === committed) return holds('pool-root')
  return fails(
    'pool-root',
    `承诺的指纹为 ${committed}，名录库实算为 ${root}：名录库有增、删或改动`,
    `Committed: ${committed}; the pool gives ${root}: an entry was added, removed or changed`,
  )
}

const witnessSecrets = ({ commitment, secrets }: Pick<DrawInput, 'commitment' | 'secrets'>): Check => {
  const { suite, witnesses } = commitment
  if (secrets.length !== witnesses.length)
    return fails(
      'witness-secrets',
      `见证人 ${witnesses.length} 名，秘密 ${secrets.length} 个`,
      `${witnesses.length} witnesses, ${secrets.length} secrets`,
    )
  const wrong = witnesses.find(({ commitment: lodged }, i) => {
    const secret = secrets[i]!
    return !isHash(secret) || witnessCommitment(suite, secret) !== lodged
  })
  return wrong === undefined
    ? holds('witness-secrets')
    : fails(
        'witness-secrets',
        `见证人“${wrong.name}”的秘密与其交存的承诺不符`,
        `The secret of "${wrong.name}" is not the one they committed to`,
      )
}

const beaconChosen = ({ commitment, beacon }: Pick<DrawInput, 'commitment' | 'beacon'>): Check => {
  const { source, round } = commitment.beacon
  if (beacon.source === source && beacon.round === round)
    return holds('beacon', { zh: `${source} 第 ${round} 期`, en: `${source}, round ${round}` })
  return fails(
    'beacon',
    `承诺采用 ${source} 第 ${round} 期，实际为 ${beacon.source} 第 ${beacon.round} 期`,
    `Committed: ${source}, round ${round}; used: ${beacon.source}, round ${beacon.round}`,
  )
}

/**
 * The checks of what a draw starts from: whether pool, secrets and beacon are those committed to.
 * A draw is only run when all of them hold.
 */
export const checkInput = (input: Omit<DrawInput, 'amendments'>): readonly Check[] => {
  const { commitment, pool } = input
  const present = { facilities: pool.facilities.length, inspectors: pool.inspectors.length }
  return [
    poolEntries(pool),
    poolCounts(commitment.pool, present),
    poolFingerprint(commitment.pool.root, poolRoot(commitment.suite, pool)),
    witnessSecrets(input),
    beaconChosen(input),
  ]
}

/** The checks that need no facility, of a draw whose facilities come one by one. */
export const checkSmallParts = (input: Omit<LargeDrawInput, 'amendments'>): readonly Check[] => [
  poolEntries({ facilities: [], inspectors: input.pool.inspectors }),
  witnessSecrets(input),
  beaconChosen(input),
]

/** The checks of a pool whose facilities, no id twice, have gone by. */
export const checkReadPool = (
  committed: Commitment['pool'],
  present: Commitment['pool'],
): readonly Check[] => [poolCounts(committed, present), poolFingerprint(committed.root, present.root)]
