import { createHash } from 'node:crypto'
import {
  type Bundle,
  type Commitment,
  commitmentHash,
  freezePool,
  makeBundle,
  poolRoot,
  type Suite,
  witnessCommitment,
} from '@mingqian/draw'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { checkReceipt } from './check-receipt.ts'
import { commandByHand, type Receipt, readReceipt, writeReceipt } from './receipt-file.ts'

const origin = 'mingqian-log/test'
const seed = new Uint8Array(32).fill(9)
const publicKey = Uint8Array.of(1, ...ed25519.getPublicKey(seed))
const keyId = createHash('sha256').update(`${origin}\n`).update(publicKey).digest().subarray(0, 4)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const key = `${origin}+${keyId.toString('hex')}+${base64(publicKey)}`
const signed = (text: string) =>
  `${text}\n— ${origin} ${base64(Uint8Array.of(...keyId, ...ed25519.sign(new TextEncoder().encode(text), seed)))}\n`

const words = { heading: '摇号见证凭证', keep: '请保管', byHand: '核对', signed: '回执' }
const frozenAt = '2026-12-28T01:00:00.000Z'
const pool = freezePool({
  facilities: [1, 2, 3].map(n => ({ id: `W-${n}`, stratum: 'general', area: 'a', balls: 1 })),
  inspectors: [1, 2].map(n => ({ id: `R-${n}`, tags: ['lead'], areas: [], avoid: [], load: 0 })),
})

const drawn = (suite: Suite) => {
  const secrets = ['1', '2', '3'].map(digit => digit.repeat(64))
  const commitment: Commitment & { frozenAt: string } = {
    protocol: 'mingqian/1',
    suite,
    draw: 'D',
    bureau: '150203',
    title: '摇号',
    committedAt: '2026-12-28T03:00:00.000Z',
    frozenAt,
    rules: { id: 'r', hash: 'a'.repeat(64) },
    pool: { root: poolRoot(suite, pool), facilities: 3, inspectors: 2 },
    strata: [{ id: 'general', quota: 1 }],
    seats: [{ role: 'lead', tag: 'lead' }],
    witnesses: secrets.map((secret, n) => ({
      name: `见证人${n}`,
      commitment: witnessCommitment(suite, secret),
    })),
    beacon: { source: 'numbers/witnessed', round: '1' },
  }
  const bundle: Bundle = makeBundle({
    commitment,
    pool,
    secrets,
    beacon: { ...commitment.beacon, value: '07' },
    amendments: [],
  })
  const [, secret = ''] = secrets
  const told = {
    draw: 'D',
    frozenAt,
    poolRoot: commitment.pool.root,
    suite,
    witness: '见证人1',
    commitment: witnessCommitment(suite, secret),
    secret,
  }
  const note = signed(
    `mingqian/witness-receipt/1\ndraw D\nfrozen ${frozenAt}\npool ${told.poolRoot}\nsuite ${suite}\nwitness 见证人1\n` +
      `commitment ${told.commitment}\nlodged 2026-12-28T02:00:00.000Z\n`,
  )
  const receipt: Receipt = { ...told, note }
  const published = (of: typeof commitment = commitment) => ({
    id: 'D',
    title: { zh: '摇号', en: 'Draw' },
    opened: true,
    commitmentHash: commitmentHash(of),
    commitment: of,
  })
  return { receipt, bundle, commitment, published }
}

const all = { fits: true, signed: true, samePool: true, committed: true, opened: true, seed: true }

describe.each(['sha256', 'sm3'] as const)('a receipt under %s', suite => {
  const { receipt, bundle, commitment, published } = drawn(suite)
  const check = (changed: Partial<Receipt> = {}) =>
    checkReceipt({ ...receipt, ...changed }, { key, draw: published(), bundle })

  test('holds from the secret to the seed once the draw is opened', () => {
    expect(check()).toEqual(all)
  })

  test('says what can be said before: nothing of the draw, then its commitment, then the rest', () => {
    const unpublished = checkReceipt(receipt, { key, draw: null, bundle: null })
    expect(unpublished).toEqual({
      fits: true,
      signed: true,
      samePool: null,
      committed: null,
      opened: null,
      seed: null,
    })
    const committed = checkReceipt(receipt, { key, draw: published(), bundle: null })
    expect(committed).toEqual({ ...all, opened: null, seed: null })
  })

  test('withholding: a commitment without the lodged witness fails against the signed receipt', () => {
    const without = {
      ...commitment,
      witnesses: commitment.witnesses.filter(({ name }) => name !== '见证人1'),
    }
    const found = checkReceipt(receipt, { key, draw: published(without), bundle: null })
    expect(found).toEqual({ ...all, committed: false, opened: null, seed: null })
  })

  test('a pool frozen anew is told from the one that was witnessed', () => {
    const later = { ...commitment, frozenAt: '2026-12-28T02:30:00.000Z' }
    expect(checkReceipt(receipt, { key, draw: published(later), bundle: null }).samePool).toBe(false)
  })

  test('grinding: another secret in the bundle than the lodged one is found', () => {
    const secrets = bundle.secrets.with(1, 'f'.repeat(64))
    const ground = checkReceipt(receipt, { key, draw: published(), bundle: { ...bundle, secrets } })
    expect(ground).toEqual({ ...all, opened: false, seed: false })
  })

  test('a bundle of another commitment than the published one is found', () => {
    const other = { ...bundle, commitment: { ...bundle.commitment, title: '另一次' } }
    expect(checkReceipt(receipt, { key, draw: published(), bundle: other })).toMatchObject({ opened: false })
  })

  test('a changed secret, name or signature is found', () => {
    expect(check({ secret: 'e'.repeat(64) })).toMatchObject({ fits: false, opened: false })
    expect(check({ witness: '见证人2' })).toMatchObject({ signed: false, committed: false })
    expect(check({ note: receipt.note?.replace('02:00', '02:01') ?? null })).toMatchObject({ signed: false })
    // A note of the same key that is no receipt, as a checkpoint is.
    expect(check({ note: signed(`${origin}\n3\nAAAA\n`) })).toMatchObject({ signed: false })
  })

  test('is read back from its file, however its lines were ended and indented', () => {
    const text = writeReceipt(receipt, words)
    expect(readReceipt(text)).toEqual(receipt)
    expect(readReceipt(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(receipt)
    expect(
      readReceipt(
        text
          .split('\n')
          .map(line => `  ${line} `)
          .join('\n'),
      ),
    ).toEqual(receipt)
    expect(readReceipt(text.trim())).toEqual(receipt)
  })

  test('saved before lodging it has no signature, saved from a reopened page no secret; both together are whole', () => {
    const before = writeReceipt({ ...receipt, note: null }, words)
    expect(readReceipt(before)).toEqual({ ...receipt, note: null })
    expect(check({ note: null })).toEqual({ ...all, signed: null })
    const after = writeReceipt({ ...receipt, secret: null }, words)
    expect(readReceipt(after)).toEqual({ ...receipt, secret: null })
    expect(check({ secret: null })).toEqual({ ...all, fits: null, opened: null })
    expect(readReceipt(`${before}\n${after}`)).toEqual(receipt)
    expect(readReceipt(`${after}\n${before}`)).toEqual(receipt)
  })
})

test('the shell line gives the commitment', async () => {
  const { execFileSync } = await import('node:child_process')
  const secret = '5a'.repeat(32)
  const said = execFileSync('bash', ['-c', commandByHand('sha256', secret)]).toString()
  expect(said.split(' ')[0]).toBe(witnessCommitment('sha256', secret))
})

test('what is no receipt is not taken for one', () => {
  for (const text of ['', 'hello', 'draw D\ncommitment abc\nsecret x', '{"draw":"D"}'])
    expect(readReceipt(text)).toBeNull()
})
