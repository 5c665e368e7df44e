import { spawnSync } from 'node:child_process'
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonicalJson, documentHash, leafHash, lotLeafHash, treeRoot } from '@mingqian/draw'
import { cosign, cosignerKey, writeNote, writeVerifierKey } from '@mingqian/log'
import { expect, test } from 'vitest'
import { auditDraws } from './audit/audit-draws.ts'
import { auditLog } from './audit/audit-log.ts'
import { type Copy, saveCopy } from './audit/source.ts'

const vector = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../draw/vectors/vector-1-03.json', import.meta.url)), 'utf8'),
)
const draw: string = vector.commitment.draw
const suite = vector.commitment.suite
const now = new Date('2027-02-01T00:00:00Z')
const at = '2026-12-28T01:00:00.000Z'

const government = cosignerKey('明川区人民政府', new Uint8Array(32).fill(3))
const opened = [
  { kind: 'cosigner', act: 'entered', name: '明川区人民政府', key: writeVerifierKey(government.key) },
  { kind: 'commitment', draw, commitment: vector.commitment, at },
  { kind: 'sealed-root', draw, root: vector.result.root, lots: vector.result.lots.length, at },
  { kind: 'lot-opened', draw, index: 0, leaf: lotLeafHash(suite, vector.result.lots[0]), at },
  ...vector.amendedLots.map((lot: Parameters<typeof lotLeafHash>[1]) => ({
    kind: 'amendment',
    draw,
    index: lot.index,
    leaf: lotLeafHash(suite, lot),
  })),
  { kind: 'something-new', draw, at },
  { kind: 'draw-opened', draw, bundle: documentHash('sha256', vector), at },
]

const seed = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 5)]),
  format: 'der',
  type: 'pkcs8',
})
const publicKey = Buffer.concat([
  Buffer.of(1),
  createPublicKey(seed).export({ format: 'der', type: 'spki' }).subarray(12),
])
const origin = 'mingqian-log/test'
const id = createHash('sha256').update(`${origin}\n`).update(publicKey).digest().subarray(0, 4)
const key = `${origin}+${id.toString('hex')}+${publicKey.toString('base64')}`

const copyOf = (documents: readonly object[]): Copy => {
  const bodies = documents.map(document => canonicalJson(document))
  const leaves = bodies.map(body => leafHash('sha256', new TextEncoder().encode(body)))
  const text = `${origin}\n${leaves.length}\n${Buffer.from(treeRoot('sha256', leaves)).toString('base64')}\n`
  const own = `— ${origin} ${Buffer.concat([id, sign(null, Buffer.from(text), seed)]).toString('base64')}`
  return {
    from: 'https://test',
    key,
    checkpoint: writeNote(text, [own]),
    cosigned: [writeNote(text, [own, cosign(text, government, 1_798_000_000)])],
    entries: bodies.map((body, index) => ({ index, body })),
    bundles: { [draw]: JSON.stringify(vector) },
  }
}
const failing = (found: readonly { id: string; outcome: string }[]) =>
  found.filter(({ outcome }) => outcome === 'fails').map(each => each.id)
const copy = copyOf(opened)

test('an honest log with an opened draw holds, amendments and a kind of entry of tomorrow included', () => {
  expect(failing(auditLog(copy, null))).toEqual([])
  expect(failing(auditDraws(copy, now))).toEqual([])
  expect(
    auditLog(copy, null).some(({ id, title }) => id === 'cosignature' && title.zh.includes('明川区人民政府')),
  ).toBe(true)
})

test('forking the log: what was seen last time is no longer its beginning, or is longer than it', () => {
  const seen = { key, checkpoint: copy.checkpoint }
  expect(failing(auditLog(copyOf([...opened, { kind: 'plan' }]), seen))).toEqual([])
  const rewritten = copyOf([{ ...opened[0], name: '别人' }, ...opened.slice(1), { kind: 'plan' }])
  expect(failing(auditLog(rewritten, seen))).toEqual(['grown'])
  expect(failing(auditLog(copyOf(opened.slice(0, -1)), seen))).toEqual(['grown'])
})

test('an entry altered, a cosignature on another tree, and another key are found', () => {
  const altered = {
    ...copy,
    entries: copy.entries.map(each => ({ ...each, body: each.body.replace('明川', '清川') })),
  }
  expect(failing(auditLog(altered, null))).toContain('tree')
  const moved = { ...copy, cosigned: copyOf(opened.slice(1)).cosigned }
  expect(failing(auditLog(moved, null))).toContain('cosigned-tree')
  expect(failing(auditLog(copy, { key: 'other', checkpoint: copy.checkpoint }))).toContain('log-key')
})

test('drawing twice and keeping the better: the commitment never completed is reported, and the period', () => {
  const commitment = { ...vector.commitment, period: '2027-Q1', beaconAppears: '2026-12-28T13:00:00.000Z' }
  const one = { kind: 'commitment', draw: 'A', commitment, at }
  const other = { kind: 'commitment', draw: 'B', commitment, at }
  const sealed = { kind: 'sealed-root', draw: 'B', root: '', lots: 1, at: '2026-12-28T14:00:00.000Z' }
  const found = auditDraws(copyOf([one, other, sealed]), now)
  expect(failing(found)).toEqual(['period-twice', 'never-drawn'])
  expect(found.find(({ id }) => id === 'never-drawn')?.title.zh).toContain('34 天')
  expect(failing(auditDraws(copyOf([one, { ...one, at: '2026-12-28T02:00:00.000Z' }]), now))).toContain(
    'drawn-twice',
  )
})

test('choosing the pool after the beacon: a commitment logged after its moment is found', () => {
  const commitment = { ...vector.commitment, period: '2027-Q1', beaconAppears: '2026-12-27T13:00:00.000Z' }
  const sealed = { kind: 'sealed-root', draw: 'A', root: '', lots: 1, at }
  expect(
    failing(auditDraws(copyOf([{ kind: 'commitment', draw: 'A', commitment, at }, sealed]), now)),
  ).toEqual(['beacon-later'])
})

test('swapping a lot after sealing: a bundle or an opening that is not the logged one is found', () => {
  const other = structuredClone(vector)
  other.result.lots[0].facility = other.result.lots[1].facility
  const swapped = { ...copy, bundles: { [draw]: JSON.stringify(other) } }
  expect(failing(auditDraws(swapped, now))).toEqual(
    expect.arrayContaining(['bundle-hash', 'recomputed', 'openings']),
  )
  expect(failing(auditDraws({ ...copy, bundles: {} }, now))).toEqual(['bundle'])
})

test('the command audits a saved folder without a network, remembers it, and refuses a fork the next time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingqian-audit-'))
  const command = fileURLToPath(new URL('../bin/mingqian.mjs', import.meta.url))
  const run = (name: string) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [command, 'audit', join(folder, name), '--json', '--state', join(folder, 'state.json')],
      { encoding: 'utf8' },
    )
    return { status, answer: JSON.parse(stdout) }
  }
  await saveCopy(join(folder, 'first'), copy)
  await saveCopy(join(folder, 'forked'), copyOf([{ ...opened[0], name: '别人' }, ...opened.slice(1)]))
  expect(run('first')).toMatchObject({ status: 0, answer: { ok: true, size: opened.length } })
  const forked = run('forked')
  expect([forked.status, failing(forked.answer.findings)]).toEqual([1, ['grown']])
  expect(run('first').status).toBe(0)
  expect(run('nothing').status).toBe(2)
  rmSync(folder, { recursive: true })
})
