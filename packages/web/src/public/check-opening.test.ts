import { createHash } from 'node:crypto'
import { inclusionProof, type Lot, leafHash, lotLeafHash, openLot, toHex, treeRoot } from '@mingqian/draw'
import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { checkOpening, type Evidence, type Shown } from './check-opening.ts'

const lots: readonly Lot[] = Array.from({ length: 5 }, (_, index) => ({
  index,
  facility: `W-${index}`,
  stratum: 'general',
  team: [
    { role: 'lead', inspector: `R-${index}` },
    { role: 'assistant', inspector: `R-${index + 1}` },
  ],
  salt: String(index).repeat(64),
}))

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const origin = 'mingqian-log/test'
const secret = new Uint8Array(32).fill(9)
const publicKey = Uint8Array.of(1, ...ed25519.getPublicKey(secret))
const keyId = createHash('sha256').update(`${origin}\n`).update(publicKey).digest().subarray(0, 4)

const opening = openLot('sha256', lots, 3)
const lot = opening.lot
const leaf = lotLeafHash('sha256', lot)

const log = (sealedRoot: string) => {
  const bodies = [
    JSON.stringify({ kind: 'plan' }),
    JSON.stringify({ at: '2026-12-28T01:00:00Z', draw: 'D', kind: 'sealed-root', lots: 5, root: sealedRoot }),
    JSON.stringify({ at: '2027-01-04T01:00:00Z', draw: 'D', index: 3, kind: 'lot-opened', leaf }),
  ]
  const leaves = bodies.map(body => leafHash('sha256', new TextEncoder().encode(body)))
  const entry = (index: number) => ({
    index,
    body: bodies[index] ?? '',
    proof: inclusionProof('sha256', leaves, index).map(toHex),
  })
  const text = `${origin}\n3\n${base64(treeRoot('sha256', leaves))}\n`
  const signature = ed25519.sign(new TextEncoder().encode(text), secret)
  return {
    sealed: entry(1),
    opened: entry(2),
    checkpoint: `${text}\n— ${origin} ${base64(Uint8Array.of(...keyId, ...signature))}\n`,
  }
}

const evidence: Evidence = {
  draw: 'D',
  suite: 'sha256',
  leafHash: leaf,
  opening,
  root: opening.root,
  amendments: [],
  key: `${origin}+${keyId.toString('hex')}+${base64(publicKey)}`,
  ...log(opening.root),
}
const shown: Shown = { leafHash: leaf, facility: lot.facility, team: lot.team }

/** The checks that fail. */
const failing = (changed: Partial<Evidence>, page: Partial<Shown> = {}) =>
  Object.entries(checkOpening({ ...evidence, ...changed }, { ...shown, ...page }))
    .filter(([, value]) => value === false)
    .map(([name]) => name)

test('an opened lot holds from the page down to the signature of the log', () => {
  expect(failing({})).toEqual([])
})

test('another facility or inspector on the page than in the lot is found', () => {
  expect(failing({}, { facility: 'W-4' })).toEqual(['lot'])
  expect(failing({}, { team: lot.team.slice(1) })).toEqual(['lot'])
  expect(failing({}, { leafHash: 'a'.repeat(64) })).toEqual(['lot'])
})

test('a lot that was not in the sealed list is found', () => {
  const forged = { ...lot, facility: 'W-9' }
  const hash = lotLeafHash('sha256', forged)
  const page = { facility: 'W-9', leafHash: hash }
  expect(failing({ opening: { ...opening, lot: forged }, leafHash: hash }, page)).toContain('included')
})

test('a list sealed under another root than the logged one is found', () => {
  const other = openLot('sha256', lots.slice(0, 4), 3)
  expect(failing({ opening: other, root: other.root })).toEqual(['sealedLogged'])
})

test('a log entry rewritten after the fact is found', () => {
  const body = evidence.sealed.body.replace('2026-12-28', '2026-12-01')
  expect(failing({ sealed: { ...evidence.sealed, body } })).toEqual(['sealedLogged'])
})

test('a checkpoint that the key did not sign proves nothing', () => {
  const checkpoint = evidence.checkpoint.replace('\n3\n', '\n4\n')
  expect(failing({ checkpoint })).toEqual(['sealedLogged', 'openedLogged', 'signed'])
  const otherKey = Uint8Array.of(1, ...ed25519.getPublicKey(new Uint8Array(32).fill(8)))
  const id = createHash('sha256')
    .update(`${origin}\n`)
    .update(otherKey)
    .digest()
    .subarray(0, 4)
    .toString('hex')
  expect(failing({ key: `${origin}+${id}+${base64(otherKey)}` })).toContain('signed')
})

// Lot 3 was replaced by lot 5, and lot 5 by lot 6; lot 6 is opened.
const amendedLot = (index: number, replaces: number) => ({
  ...lots[0]!,
  index,
  facility: `W-${index + 10}`,
  salt: 'e'.repeat(64),
  replaces,
})
const newest = amendedLot(6, 5)
const amendedLeaf = lotLeafHash('sha256', newest)

const amendedEvidence = (change: (bodies: string[]) => string[] = bodies => bodies): Evidence => {
  const entry = (index: number, replaces: number, hash: string) =>
    JSON.stringify({
      amendment: 'facility',
      at: '2027-01-05T01:00:00Z',
      draw: 'D',
      index,
      kind: 'amendment',
      leaf: hash,
      reason: 'closed',
      replaces,
    })
  const bodies = change([
    JSON.stringify({
      at: '2026-12-28T01:00:00Z',
      draw: 'D',
      kind: 'sealed-root',
      lots: 5,
      root: opening.root,
    }),
    entry(5, 3, lotLeafHash('sha256', amendedLot(5, 3))),
    entry(6, 5, amendedLeaf),
    JSON.stringify({
      at: '2027-01-06T01:00:00Z',
      draw: 'D',
      index: 6,
      kind: 'lot-opened',
      leaf: amendedLeaf,
    }),
  ])
  const leaves = bodies.map(body => leafHash('sha256', new TextEncoder().encode(body)))
  const at = (index: number) => ({
    index,
    body: bodies[index] ?? '',
    proof: inclusionProof('sha256', leaves, index).map(toHex),
  })
  const text = `${origin}\n4\n${base64(treeRoot('sha256', leaves))}\n`
  const signature = ed25519.sign(new TextEncoder().encode(text), secret)
  return {
    ...evidence,
    leafHash: amendedLeaf,
    opening: { lot: newest, index: 6, size: 5 },
    sealed: at(0),
    opened: at(3),
    amendments: [at(2), at(1)],
    checkpoint: `${text}\n— ${origin} ${base64(Uint8Array.of(...keyId, ...signature))}\n`,
  }
}
const amendedPage: Shown = { leafHash: amendedLeaf, facility: newest.facility, team: newest.team }
const failingAmended = (found: Evidence, page: Shown = amendedPage) =>
  Object.entries(checkOpening(found, page))
    .filter(([, value]) => value === false)
    .map(([name]) => name)

test('a lot made by amendments holds by the log, back to the lot of the sealed list it stands for', () => {
  expect(failingAmended(amendedEvidence())).toEqual([])
  expect(checkOpening(amendedEvidence(), amendedPage).amended).toEqual({
    original: 3,
    at: '2027-01-05T01:00:00Z',
  })
})

test('a lot that no logged amendment made is found, and a chain that does not reach the sealed list', () => {
  const honest = amendedEvidence()
  expect(failingAmended({ ...honest, amendments: [] })).toEqual(['included'])
  expect(failingAmended({ ...honest, amendments: honest.amendments.slice(0, 1) })).toEqual(['included'])
  expect(failingAmended({ ...honest, amendments: honest.amendments.slice(1) })).toEqual(['included'])
  const friend = { ...newest, facility: 'W-99' }
  const hash = lotLeafHash('sha256', friend)
  const page = { ...amendedPage, leafHash: hash, facility: 'W-99' }
  const forged = { ...honest, leafHash: hash, opening: { lot: friend, index: 6, size: 5 } }
  expect(failingAmended(forged, page)).toContain('included')
})

test('an amendment of another draw, or one rewritten in the log, is found', () => {
  const other = amendedEvidence(bodies =>
    bodies.map((body, n) => (n === 2 ? body.replace('"draw":"D"', '"draw":"E"') : body)),
  )
  expect(failingAmended(other)).toEqual(['included'])
  const honest = amendedEvidence()
  const [first, second] = honest.amendments
  const rewritten = { ...second!, body: second!.body.replace('"replaces":3', '"replaces":1') }
  expect(failingAmended({ ...honest, amendments: [first!, rewritten] })).toEqual(['included'])
})
