import { type AmendmentProblem, applyAmendments } from './amend.ts'
import { canonicalJson } from './canonical-json.ts'
import { type Bilingual, type Check, type CheckId, fails, holds } from './check.ts'
import { checkInput } from './check-input.ts'
import { commitmentHash, drawSeed } from './commitment.ts'
import type { AmendedLot, Bundle, Lot } from './documents.ts'
import { isHash } from './hex.ts'
import { lotSalt, sealedRoot } from './lots.ts'
import { drawFromSeed } from './run-draw.ts'
import { tickets } from './ticket.ts'

export type Verification = {
  /** Whether every check holds. */
  readonly ok: boolean
  readonly checks: readonly Check[]
}

export type VerifyOptions = {
  /** The commitment's hash as the log or a newspaper published it before the draw. */
  readonly expectedCommitment?: string
  /** Called after each check, for a progress display. */
  readonly onProgress?: (check: Check) => void
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)

const formatCheck = (bundle: Bundle): Check => {
  const hash = commitmentHash(bundle.commitment)
  return holds('format', {
    zh: `承诺书指纹 ${hash}，请与抽签前公布的核对`,
    en: `its commitment's hash is ${hash}; compare it with what was published before the draw`,
  })
}

const commitmentCheck = (bundle: Bundle, expected: string): Check => {
  const hash = commitmentHash(bundle.commitment)
  return hash === expected
    ? holds('commitment')
    : fails(
        'commitment',
        `事先公布的指纹为 ${expected}，本包承诺书为 ${hash}：承诺书内容（如抽取数量）有改动`,
        `Published: ${expected}; this one: ${hash}: something in the commitment, such as a quota, was changed`,
      )
}

/**
 * The seed the lots are checked by: the recomputed one, unless another is stated and the listed salts come from it.
 * A wrong seed has failed its own check; going on from what the lots were made with shows what else is wrong.
 */
const workingSeed = ({ commitment, result }: Bundle, recomputed: string): string => {
  if (result.seed === recomputed || !isHash(result.seed)) return recomputed
  const stated = tickets(commitment.suite, result.seed)
  const follows = ({ index, facility, salt }: Lot) => lotSalt(stated, index, facility) === salt
  return result.lots.some(follows) ? result.seed : recomputed
}

const seedCheck = ({ result }: Bundle, recomputed: string, working: string): Check => {
  if (result.seed === recomputed) return holds('seed')
  const [zh, en] =
    working === recomputed
      ? [
          '所列种子有改动。以下各项按重新计算的种子核对',
          'the stated seed was changed. The checks below go by the recomputed one',
        ]
      : [
          '承诺书（含抽取数量）、见证人秘密或公共随机数有改动。以下各项按所列种子核对',
          "the commitment (its quotas included), a secret or the beacon's value was changed. The checks below go by the stated seed",
        ]
  return fails(
    'seed',
    `所列种子为 ${result.seed}，重新计算为 ${recomputed}：${zh}`,
    `Stated: ${result.seed}; recomputed: ${recomputed}: ${en}`,
  )
}

const countByStratum = (lots: readonly Lot[]): ((stratum: string) => number) => {
  const counts = new Map<string, number>()
  for (const { stratum } of lots) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  return stratum => counts.get(stratum) ?? 0
}

const quotasCheck = ({ commitment, result }: Bundle, drawn: readonly Lot[]): Check => {
  const due = countByStratum(drawn)
  const listed = countByStratum(result.lots)
  const wrong = commitment.strata.filter(({ id }) => listed(id) !== due(id))
  if (wrong.length > 0) {
    const list = wrong.map(({ id }) => `${id}: ${due(id)} → ${listed(id)}`).join('; ')
    return fails('quotas', `应抽与所列数量不同：${list}`, `Due and listed numbers differ: ${list}`)
  }
  const known = new Set(commitment.strata.map(({ id }) => id))
  const stray = result.lots.find(({ stratum }) => !known.has(stratum))
  if (stray)
    return fails(
      'quotas',
      `第 ${stray.index + 1} 签的类别 ${stray.stratum} 不在承诺之列`,
      `Lot ${stray.index + 1} is of ${stray.stratum}, which the commitment does not name`,
    )
  const short = commitment.strata.filter(({ id, quota }) => due(id) < quota).map(({ id }) => id)
  return short.length === 0
    ? holds('quotas')
    : holds('quotas', {
        zh: `${short.join('、')} 单位数少于抽取数量，已全部抽取`,
        en: `${short.join(', ')}: fewer facilities than the quota, all drawn`,
      })
}

/**
 * Compares one aspect of the lots, place by place, and names the first place where it differs: counted from one, as
 * the lots are wherever people read of them.
 */
const lotsCheck = (
  id: CheckId,
  listed: readonly Lot[],
  drawn: readonly Lot[],
  aspect: (lot: Lot) => unknown,
  show: (lot: Lot) => string,
): Check => {
  const length = Math.max(listed.length, drawn.length)
  for (let i = 0; i < length; i++) {
    const stated = listed[i]
    const due = drawn[i]
    if (stated && due && same(aspect(stated), aspect(due))) continue
    const [zhDue, enDue] = due ? [show(due), show(due)] : ['无此签', 'no lot']
    const [zhStated, enStated] = stated ? [show(stated), show(stated)] : ['缺失', 'missing']
    return fails(
      id,
      `第 ${i + 1} 签应为 ${zhDue}，所列为 ${zhStated}`,
      `Lot ${i + 1} is due to be ${enDue}; listed: ${enStated}`,
    )
  }
  return holds(id)
}

const showTeam = ({ team }: Lot): string =>
  team.length === 0 ? '—' : team.map(({ role, inspector }) => `${role} ${inspector}`).join(', ')

const teamsCheck = (listed: readonly Lot[], drawn: readonly Lot[]): Check => {
  const check = lotsCheck('teams', listed, drawn, lot => lot.team, showTeam)
  const unstaffed = drawn.filter(lot => lot.team.length === 0).length
  if (!check.ok || unstaffed === 0) return check
  return holds('teams', {
    zh: `${unstaffed} 个签无人可派（依规则不应提交这样的名录库）`,
    en: `${unstaffed} lots could not be staffed (such a pool should not have been committed)`,
  })
}

const problems: Record<AmendmentProblem, Bilingual> = {
  'no-such-lot': { zh: '所指的签不存在', en: 'it names no lot' },
  'no-such-seat': { zh: '该签没有这个岗位', en: 'its lot has no such seat' },
  'no-reserve': { zh: '该类已无备选单位', en: 'the stratum has no reserve left' },
  'no-substitute': { zh: '没有可替换的人员', en: 'nobody else may take the seat' },
}

/** In words, why an amendment can't be carried out. */
export const amendmentProblem = (problem: AmendmentProblem): Bilingual => problems[problem]

const amendmentsCheck = (bundle: Bundle, amended: ReturnType<typeof applyAmendments>): Check => {
  if (!amended.ok)
    return fails(
      'amendments',
      `第 ${amended.at + 1} 项变更无法执行：${problems[amended.problem].zh}`,
      `Amendment ${amended.at + 1} can't be carried out: ${problems[amended.problem].en}`,
    )
  const due = amended.amendedLots
  const listed = bundle.amendedLots
  const show = (lot: AmendedLot | undefined) => (lot ? canonicalJson(lot) : '—')
  for (let i = 0; i < Math.max(due.length, listed.length); i++)
    if (!due[i] || !listed[i] || !same(due[i], listed[i]))
      return fails(
        'amendments',
        `第 ${i + 1} 项变更应得 ${show(due[i])}，所列为 ${show(listed[i])}：变更的内容、顺序或结果有改动`,
        `Amendment ${i + 1} gives ${show(due[i])}; listed: ${show(listed[i])}: an amendment, their order or a result was changed`,
      )
  return holds('amendments', { zh: `${due.length} 项变更`, en: `${due.length} amendments` })
}

function* runChecks(bundle: Bundle, expectedCommitment: string | undefined): Generator<Check> {
  const { commitment, pool, result } = bundle
  yield formatCheck(bundle)
  if (expectedCommitment !== undefined) yield commitmentCheck(bundle, expectedCommitment)
  yield* checkInput(bundle)

  const recomputed = drawSeed(commitment, bundle.secrets, bundle.beacon)
  const seed = workingSeed(bundle, recomputed)
  yield seedCheck(bundle, recomputed, seed)

  const drawn = drawFromSeed(commitment, pool, seed)
  yield quotasCheck(bundle, drawn.lots)
  const facility = ({ index, facility, stratum }: Lot) => ({ index, facility, stratum })
  yield lotsCheck('lots', result.lots, drawn.lots, facility, lot => `${lot.facility} (${lot.stratum})`)
  yield teamsCheck(result.lots, drawn.lots)
  yield lotsCheck(
    'salts',
    result.lots,
    drawn.lots,
    lot => lot.salt,
    lot => lot.salt,
  )

  const listedRoot = sealedRoot(commitment.suite, result.lots)
  yield listedRoot === result.root
    ? holds('sealed-lots')
    : fails(
        'sealed-lots',
        `封存指纹为 ${result.root}，所列各签算得 ${listedRoot}`,
        `Sealed root: ${result.root}; the listed lots give ${listedRoot}`,
      )
  const root = sealedRoot(commitment.suite, drawn.lots)
  yield root === result.root
    ? holds('root')
    : fails(
        'root',
        `所列为 ${result.root}，重新计算为 ${root}`,
        `Stated: ${result.root}; recomputed: ${root}`,
      )

  yield amendmentsCheck(bundle, applyAmendments(bundle, { ...drawn, seed }))
}

/**
 * Recomputes a bundle from its first five parts and compares (protocol §5), as a list of named checks.
 * All checks run, also after one has failed, so that one tampering is told from another.
 */
export const verifyBundle = (bundle: Bundle, options: VerifyOptions = {}): Verification => {
  const checks: Check[] = []
  for (const check of runChecks(bundle, options.expectedCommitment)) {
    checks.push(check)
    options.onProgress?.(check)
  }
  return { ok: checks.every(({ ok }) => ok), checks }
}
