import {
  type BeaconValue,
  type Commitment,
  type DrawInput,
  freezePool,
  type Pool,
  poolRoot,
  type Suite,
  witnessCommitment,
} from '@mingqian/draw'

/** A small generator of its own (Lehmer, 48271 mod 2^31 − 1), so that every run draws from the same pool. */
export const numbers = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

/**
 * The input of a draw from `count` facilities with 1 to 5 balls each, as a province would have it:
 * 25 % of the key facilities and one general facility in a hundred, visited by 400 inspectors of 20 areas.
 */
export const drawInput = (suite: Suite, count: number): DrawInput => {
  const next = numbers(20260701)
  const area = (i: number) => `1502${String(i).padStart(2, '0')}`
  const pool: Pool = freezePool({
    facilities: Array.from({ length: count }, (_, i) => ({
      id: `91150203MA${String(i).padStart(8, '0')}`,
      stratum: next(100) < 2 ? 'key' : 'general',
      area: area(next(20)),
      balls: 1 + next(5),
    })),
    inspectors: Array.from({ length: 400 }, (_, i) => ({
      id: `BENCH${String(i).padStart(4, '0')}`,
      tags: i % 2 === 0 ? ['lead', 'member'] : ['member'],
      areas: [area(Math.floor(i / 20))],
      avoid: [`91150203MA${String(next(count)).padStart(8, '0')}`],
      load: next(3),
    })),
  })
  const strata = [
    { id: 'key', quota: Math.ceil(count / 200) },
    { id: 'general', quota: Math.ceil(count / 100) },
  ]
  const { commitment, secrets, beacon } = draftCommitment(suite, `bench-${suite}-${count}`, strata)
  const facts = {
    root: poolRoot(suite, pool),
    facilities: pool.facilities.length,
    inspectors: pool.inspectors.length,
  }
  return { commitment: { ...commitment, pool: facts }, pool, secrets, beacon, amendments: [] }
}

/** A commitment to draw from a pool that is not known yet, with its witnesses' secrets and its beacon's value. */
export const draftCommitment = (
  suite: Suite,
  draw: string,
  strata: Commitment['strata'],
): { commitment: Commitment; secrets: string[]; beacon: BeaconValue } => {
  const secrets = ['5a'.repeat(32), 'c3'.repeat(32)]
  const beacon = { source: 'bench', round: '1' }
  const commitment: Commitment = {
    protocol: 'mingqian/1',
    suite,
    draw,
    bureau: '150000',
    title: 'Benchmark',
    committedAt: '2026-06-30T01:00:00Z',
    rules: { id: 'bench', hash: '00'.repeat(32) },
    pool: { root: '', facilities: 0, inspectors: 0 },
    strata,
    seats: [
      { role: 'lead', tag: 'lead' },
      { role: 'assistant', tag: 'member' },
    ],
    witnesses: secrets.map((secret, i) => ({ name: `w${i}`, commitment: witnessCommitment(suite, secret) })),
    beacon,
  }
  return { commitment, secrets, beacon: { ...beacon, value: '01 02 03 04 05 06 + 07' } }
}
