import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Check } from './check.ts'
import { commitmentHash, poolRoot } from './commitment.ts'
import type { Amendment, Bundle, Commitment, Lot } from './documents.ts'
import { sealedRoot } from './lots.ts'
import { makeBundle } from './make-bundle.ts'
import { parseBundle } from './parse-bundle.ts'
import { runDraw } from './run-draw.ts'
import { verifyBundle } from './verify-bundle.ts'

const folder = new URL('../vectors/', import.meta.url)

const bundles = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => {
    const parsed = parseBundle(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (!parsed.ok) throw new Error(`${name} is not a bundle`)
    return { name, bundle: parsed.value }
  })

const amended = bundles.filter(({ bundle }) => bundle.amendments.length > 0)

/** The names of the checks that fail for a tampered bundle; each failure says what was found, in both languages. */
const failures = (bundle: Bundle, expectedCommitment?: string): string[] => {
  const failed = verifyBundle(
    bundle,
    expectedCommitment === undefined ? {} : { expectedCommitment },
  ).checks.filter(check => !check.ok)
  for (const { detail } of failed) {
    expect(detail?.zh).toMatch(/\p{Script=Han}/u)
    expect(detail?.en).toMatch(/[a-z]/)
  }
  return failed.map(({ id }) => id)
}

const withLots = (bundle: Bundle, change: (lots: Lot[]) => void): Bundle => {
  const lots = [...bundle.result.lots]
  change(lots)
  return { ...bundle, result: { ...bundle.result, lots } }
}

const withCommitment = (bundle: Bundle, change: Partial<Commitment>): Bundle => ({
  ...bundle,
  commitment: { ...bundle.commitment, ...change },
})

/** A facility of the pool that was not drawn, of the given lot's stratum if there is one. */
const notDrawn = ({ pool, result }: Bundle) => {
  const drawn = new Set(result.lots.map(lot => lot.facility))
  return pool.facilities.find(({ id }) => !drawn.has(id))!
}

describe.each(bundles)('a bundle ($name)', ({ bundle }) => {
  it('holds as it is, also against the commitment published beforehand', () => {
    expect(failures(bundle, commitmentHash(bundle.commitment))).toEqual([])
    expect(verifyBundle(bundle).ok).toBe(true)
  })

  it('with a lot exchanged for another facility fails at the lots', () => {
    const exchanged = withLots(bundle, lots => {
      lots[0] = { ...lots[0]!, facility: notDrawn(bundle).id }
    })
    expect(failures(exchanged)).toEqual(['lots', 'sealed-lots'])
  })

  it('with two lots exchanged fails at the lots', () => {
    const exchanged = withLots(bundle, lots => {
      const [first, second] = [lots[0]!, lots[1]!]
      lots[0] = { ...second, index: 0 }
      lots[1] = { ...first, index: 1 }
    })
    expect(failures(exchanged)).toContain('lots')
    expect(failures(exchanged)).toContain('sealed-lots')
    expect(failures(exchanged)).not.toContain('seed')
  })

  it('with a lot exchanged and the root made anew fails at the lots and the root', () => {
    const exchanged = withLots(bundle, lots => {
      lots[0] = { ...lots[0]!, facility: notDrawn(bundle).id }
    })
    const root = sealedRoot(bundle.commitment.suite, exchanged.result.lots)
    const sealed = { ...exchanged, result: { ...exchanged.result, root } }
    expect(failures(sealed)).toEqual(['lots', 'root'])
  })

  it('with a lot left out fails at the quotas and the lots', () => {
    const failed = failures(withLots(bundle, lots => lots.pop()))
    expect(failed).toEqual(['quotas', 'lots', 'teams', 'salts', 'sealed-lots'])
  })

  it('with a team member exchanged fails at the teams', () => {
    const exchanged = withLots(bundle, lots => {
      const [lead, ...others] = lots[0]!.team
      const other = bundle.pool.inspectors.find(
        ({ id }) => !lots[0]!.team.some(each => each.inspector === id),
      )!
      lots[0] = { ...lots[0]!, team: [{ ...lead!, inspector: other.id }, ...others] }
    })
    expect(failures(exchanged)).toEqual(['teams', 'sealed-lots'])
  })

  it('with a salt changed fails at the salts', () => {
    const changed = withLots(bundle, lots => {
      lots[1] = { ...lots[1]!, salt: lots[0]!.salt }
    })
    expect(failures(changed)).toEqual(['salts', 'sealed-lots'])
  })

  it('with a word added to a lot fails at the sealed lots', () => {
    const added = withLots(bundle, lots => {
      lots[0] = Object.assign({ ...lots[0]! }, { note: 'seen' })
    })
    expect(failures(added)).toEqual(['sealed-lots'])
  })

  it('with an undrawn facility removed from the pool fails at the pool alone', () => {
    const gone = notDrawn(bundle).id
    const facilities = bundle.pool.facilities.filter(({ id }) => id !== gone)
    const removed = { ...bundle, pool: { ...bundle.pool, facilities } }
    const failed = failures(removed).filter(id => id !== 'amendments') // it may have been a reserve that stepped in
    expect(failed).toEqual(['pool-counts', 'pool-root'])
  })

  it('with a drawn facility removed from the pool fails at the pool first', () => {
    const gone = bundle.result.lots[0]!.facility
    const facilities = bundle.pool.facilities.filter(({ id }) => id !== gone)
    const failed = failures({ ...bundle, pool: { ...bundle.pool, facilities } })
    expect(failed.slice(0, 3)).toEqual(['pool-counts', 'pool-root', expect.stringMatching(/quotas|lots/)])
    expect(failed).not.toContain('seed')
  })

  it('with a facility removed and the commitment made to fit fails at the seed, and against the published hash', () => {
    const gone = notDrawn(bundle).id
    const pool = { ...bundle.pool, facilities: bundle.pool.facilities.filter(({ id }) => id !== gone) }
    const { suite } = bundle.commitment
    const counts = { facilities: pool.facilities.length, inspectors: pool.inspectors.length }
    const fitted = withCommitment({ ...bundle, pool }, { pool: { root: poolRoot(suite, pool), ...counts } })
    const failed = failures(fitted, commitmentHash(bundle.commitment)).filter(id => id !== 'amendments')
    expect(failed).toEqual(['commitment', 'seed'])
  })

  it('with balls added to a facility fails at the pool', () => {
    const [first, ...others] = bundle.pool.facilities
    const facilities = [{ ...first!, balls: first!.balls + 1 }, ...others]
    const failed = failures({ ...bundle, pool: { ...bundle.pool, facilities } })
    expect(failed[0]).toBe('pool-root')
    expect(failed).not.toContain('seed')
  })

  it('with an inspector made to avoid nothing fails at the pool', () => {
    const inspectors = bundle.pool.inspectors.map(each => ({ ...each, avoid: [] }))
    expect(failures({ ...bundle, pool: { ...bundle.pool, inspectors } })[0]).toBe('pool-root')
  })

  it('with a quota raised fails at the quotas and the seed, and against the published hash', () => {
    const reserve = notDrawnOfCommittedStratum(bundle)
    const strata = bundle.commitment.strata.map(each =>
      each.id === reserve ? { ...each, quota: each.quota + 1 } : each,
    )
    const failed = failures(withCommitment(bundle, { strata }), commitmentHash(bundle.commitment))
    expect(failed.slice(0, 3)).toEqual(['commitment', 'seed', 'quotas'])
  })

  it('with a quota lowered fails at the quotas and the seed', () => {
    const strata = bundle.commitment.strata.map((each, i) =>
      i === 0 ? { ...each, quota: each.quota - 1 } : each,
    )
    expect(failures(withCommitment(bundle, { strata })).slice(0, 2)).toEqual(['seed', 'quotas'])
  })

  it('with only the title of the commitment changed fails at the seed alone, and against the published hash', () => {
    const changed = withCommitment(bundle, { title: 'another' })
    expect(failures(changed)).toEqual(['seed'])
    expect(failures(changed, commitmentHash(bundle.commitment))).toEqual(['commitment', 'seed'])
  })

  it.each([
    ['another secret', 'ab'.repeat(32)],
    ['a text that is no secret', 'not hex'],
    ['the secret in capitals', undefined],
  ])('with a secret exchanged for %s fails at that witness and the seed', (_, other) => {
    const secrets = bundle.secrets.map((secret, i) => (i === 0 ? (other ?? secret.toUpperCase()) : secret))
    const { checks } = verifyBundle({ ...bundle, secrets })
    expect(checks.filter(check => !check.ok).map(({ id }) => id)).toEqual(['witness-secrets', 'seed'])
    const named = checks.find(({ id }) => id === 'witness-secrets')!.detail!.zh
    expect(named).toContain(bundle.commitment.witnesses[0]!.name)
  })

  it('with a secret left out fails at the witnesses', () => {
    expect(failures({ ...bundle, secrets: bundle.secrets.slice(1) })).toEqual(['witness-secrets', 'seed'])
  })

  it("with the beacon's value changed fails at the seed alone", () => {
    const beacon = { ...bundle.beacon, value: `${bundle.beacon.value} ` }
    expect(failures({ ...bundle, beacon })).toEqual(['seed'])
  })

  it.each(['source', 'round'] as const)(
    "with the beacon's %s changed fails at the beacon and the seed",
    key => {
      const beacon = { ...bundle.beacon, [key]: 'another' }
      expect(failures({ ...bundle, beacon })).toEqual(['beacon', 'seed'])
    },
  )

  it('with the stated seed changed fails at the seed alone', () => {
    expect(failures({ ...bundle, result: { ...bundle.result, seed: 'ab'.repeat(32) } })).toEqual(['seed'])
  })

  it('with the stated root changed fails at the root', () => {
    const root = 'ab'.repeat(32)
    expect(failures({ ...bundle, result: { ...bundle.result, root } })).toEqual(['sealed-lots', 'root'])
  })

  it('reports each check as it is done', () => {
    const seen: Check[] = []
    const { checks } = verifyBundle(bundle, { onProgress: check => seen.push(check) })
    expect(seen).toEqual(checks)
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  })
})

function notDrawnOfCommittedStratum({ commitment, pool, result }: Bundle): string {
  const drawn = new Set(result.lots.map(lot => lot.facility))
  return commitment.strata.find(({ id }) =>
    pool.facilities.some(each => each.stratum === id && !drawn.has(each.id)),
  )!.id
}

describe.each(amended)('an amended bundle ($name)', ({ bundle }) => {
  const amendments = (list: readonly Amendment[]): Bundle => ({ ...bundle, amendments: list })

  it('with two amendments out of order fails at the amendments alone', () => {
    const [first, second, ...rest] = bundle.amendments
    expect(failures(amendments([second!, first!, ...rest]))).toEqual(['amendments'])
  })

  it('with the amended lots out of order fails at the amendments alone', () => {
    const [first, second, ...rest] = bundle.amendedLots
    expect(failures({ ...bundle, amendedLots: [second!, first!, ...rest] })).toEqual(['amendments'])
  })

  it('with an amendment left out or added fails at the amendments alone', () => {
    expect(failures(amendments(bundle.amendments.slice(1)))).toEqual(['amendments'])
    expect(failures(amendments([...bundle.amendments, { kind: 'facility', index: 0 }]))).toEqual([
      'amendments',
    ])
  })

  it('with an amendment that names no lot fails at the amendments, saying which', () => {
    const broken = amendments([...bundle.amendments, { kind: 'facility', index: 999_999 }])
    expect(failures(broken)).toEqual(['amendments'])
    const check = verifyBundle(broken).checks.at(-1)!
    expect(check.detail!.en).toContain(`Amendment ${bundle.amendments.length + 1} can't be carried out`)
  })

  it('with the facility of an amended lot changed fails at the amendments alone', () => {
    const [first, ...rest] = bundle.amendedLots
    const changed = { ...first!, facility: bundle.result.lots[0]!.facility }
    expect(failures({ ...bundle, amendedLots: [changed, ...rest] })).toEqual(['amendments'])
  })
})

describe('a bundle made from a pool that should not have been committed', () => {
  const { bundle } = bundles[0]!

  it('holds, and says how many lots have no team', () => {
    const pool = { ...bundle.pool, inspectors: [] }
    const counts = { facilities: pool.facilities.length, inspectors: 0 }
    const committed = withCommitment(
      { ...bundle, pool },
      { pool: { root: poolRoot(bundle.commitment.suite, pool), ...counts } },
    )
    const made = makeBundle(committed, runDraw(committed))
    expect(made.result.lots.every(lot => lot.team.length === 0)).toBe(true)
    const { ok, checks } = verifyBundle(made)
    expect(ok).toBe(true)
    expect(checks.find(({ id }) => id === 'teams')?.detail?.en).toContain(`${made.result.lots.length} lots`)
  })

  it('fails at the pool entries if an id stands twice or an array is not sorted', () => {
    const [first] = bundle.pool.facilities
    const twice = { ...bundle, pool: { ...bundle.pool, facilities: [...bundle.pool.facilities, first!] } }
    expect(failures(twice)).toContain('pool-entries')
    const inspectors = bundle.pool.inspectors.map(each => ({ ...each, tags: [...each.tags].reverse() }))
    expect(failures({ ...bundle, pool: { ...bundle.pool, inspectors } })).toContain('pool-entries')
  })
})
