import {
  canonicalJson,
  commitmentHash,
  fromHex,
  type Lot,
  lotLeafHash,
  toHex,
  treeRoot,
} from '@mingqian/draw'
import { cosignaturesOf, parseNote } from '@mingqian/log'
import { armor, Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkPackage } from './check-package.ts'
import { checkBeforeSigning, signReady } from './cosign-log.ts'
import { inventedLog } from './invented-log.ts'
import { type BodyKeys, makeKeys, readKeyFile, writeKeyFile } from './key-file.ts'
import { ownNote } from './remembered.ts'

const bodies = Array.from({ length: 12 }, (_, n) => JSON.stringify({ kind: 'plan', year: n }))
const log = inventedLog(bodies)
let keys: BodyKeys

beforeAll(async () => {
  keys = await makeKeys('明川区人民政府', log.key)
})

const check = (
  source = log.source,
  signed: readonly string[] = [],
  filing: Parameters<typeof checkBeforeSigning>[3] = null,
) => checkBeforeSigning(source, keys, signed, filing)

const reason = async (...asked: Parameters<typeof check>) => {
  const found = await check(...asked)
  return found.ok ? 'signed' : found.refusal.reason
}

/** What the keys signed when the log had so many entries. */
const signedAt = async (size: number) => {
  const found = await check({ ...inventedLog(bodies.slice(0, size)).source })
  if (!found.ok) throw new Error('refused')
  return signReady(found.ready, keys, 1_798_000_000_000)
}

test('the key file opens with its passphrase and no other, and gives the same keys', async () => {
  const file = await writeKeyFile(keys, '一个足够长的口令啊啊')
  expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/)
  expect(file).not.toContain(keys.identity)
  expect(await readKeyFile(file, '一个足够长的口令啊啊')).toEqual(keys)
  expect(await readKeyFile(file, '另一个口令另一个口令')).toBeNull()
  expect(await readKeyFile('not a key file', 'x')).toBeNull()
})

test('a body name with spaces and signs makes a key all the same', async () => {
  expect((await makeKeys(' 明川区 人民政府+办公室 ', log.key)).signing.key.name).toBe('明川区人民政府办公室')
})

test('at the first time the whole log is recomputed before it is signed', async () => {
  const found = await check()
  expect(found).toMatchObject({ ok: true, ready: { since: null } })
  const withheld = {
    ...log.source,
    entries: async (start: number, end: number) => (await log.source.entries(start, end)).slice(1),
  }
  expect(await reason(withheld)).toBe('entries')
  const forged = {
    ...log.source,
    entries: async (start: number, end: number) =>
      (await log.source.entries(start, end)).map(entry => ({ ...entry, body: entry.body.replace('3', '4') })),
  }
  expect(await reason(forged)).toBe('entries')
})

test('what is signed holds by the verifier key, and is known again as own', async () => {
  const note = await signedAt(7)
  expect(cosignaturesOf(parseNote(note)!, keys.signing.key)).toMatchObject([{ time: 1_798_000_000 }])
  expect(ownNote(note, keys)).toBe(note)
  expect(ownNote(log.note(7), keys)).toBeNull()
  const stranger = await makeKeys('别的单位', log.key)
  expect(ownNote(note, stranger)).toBeNull()
})

describe('before a newer checkpoint is signed', () => {
  test('a log that has only grown is signed', async () => {
    expect(await check(log.source, [await signedAt(7)])).toMatchObject({ ok: true, ready: { since: 7 } })
  })

  test('forking the log: a history rewritten below what was signed is refused, with both checkpoints', async () => {
    const forged = inventedLog(bodies.map((body, n) => (n === 2 ? '{}' : body)))
    const old = await signedAt(7)
    const found = await check(forged.source, [old])
    expect(found).toMatchObject({ ok: false, refusal: { reason: 'forked', old, note: forged.note() } })
  })

  test('a log that has shrunk is refused', async () => {
    expect(await reason(inventedLog(bodies.slice(0, 5)).source, [await signedAt(7)])).toBe('shrunken')
  })

  test('replaying an old checkpoint: one older than any that was signed is refused, whoever remembers it', async () => {
    const [five, nine] = [await signedAt(5), await signedAt(9)]
    expect(await reason(inventedLog(bodies.slice(0, 7)).source, [five, nine])).toBe('shrunken')
    expect(await reason(inventedLog(bodies.slice(0, 7)).source, [nine, five])).toBe('shrunken')
  })

  test('a log with another key is refused', async () => {
    expect(await reason(inventedLog(bodies, 8).source)).toBe('unsigned')
  })
})

describe('a filing package', () => {
  const lots: readonly Lot[] = Array.from({ length: 5 }, (_, index) => ({
    index,
    facility: `W-${index}`,
    stratum: 'general',
    team: [{ role: 'lead', inspector: `R-${index}` }],
    salt: String(index).repeat(64),
  }))
  const list = {
    draw: 'D',
    root: '',
    lots,
    facilities: Object.fromEntries(
      lots.map(({ facility }) => [facility, { name: `单位${facility}`, address: '' }]),
    ),
    inspectors: {},
  }
  const root = toHex(
    treeRoot(
      'sha256',
      lots.map(lot => fromHex(lotLeafHash('sha256', lot))),
    ),
  )
  const commitment = { protocol: 'mingqian/1', suite: 'sha256', draw: 'D' } as unknown as Parameters<
    typeof commitmentHash
  >[0]
  const before = [
    ...bodies,
    canonicalJson({ kind: 'commitment', draw: 'D', commitment }),
    canonicalJson({ kind: 'sealed-root', draw: 'D', root, lots: lots.length }),
  ]
  const known = inventedLog(before)

  const packageWith = async (
    change: (document: ReturnType<typeof JSON.parse>) => void,
    sealed: object = list,
  ) => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(keys.recipient)
    const entry = async (index: number) => ({
      index,
      body: before[index],
      proof: await known.source.inclusion(index, before.length),
    })
    const document = {
      format: 'mingqian-filing/1',
      bureau: { name: '明川区生态环境分局' },
      draw: 'D',
      title: { zh: '抽查', en: 'Draw' },
      suite: 'sha256',
      commitmentHash: commitmentHash(commitment),
      root,
      lots: lots.length,
      commitment: await entry(12),
      sealed: await entry(13),
      checkpoint: known.note(),
      recipient: { key: keys.verifierKey },
      list: armor.encode(await encrypter.encrypt(JSON.stringify(sealed))),
    }
    change(document)
    return checkPackage(JSON.stringify(document), keys)
  }
  const failing = async (...asked: Parameters<typeof packageWith>) =>
    (await packageWith(...asked)).checks.filter(({ ok }) => !ok).map(({ id }) => id)

  test('holds from the signature of the log to the last lot', async () => {
    const checked = await packageWith(() => {})
    expect([checked.ok, checked.list?.lots]).toEqual([true, lots])
  })

  test('swapping a lot after sealing: a list other than the sealed one is found', async () => {
    const swapped = { ...list, lots: lots.map((lot, n) => (n === 2 ? { ...lot, facility: 'W-9' } : lot)) }
    expect(await failing(() => {}, swapped)).toEqual(['list'])
    expect(await failing(() => {}, { ...list, lots: lots.slice(1) })).toEqual(['list'])
  })

  test('another root, another commitment, or a proof of another entry is found', async () => {
    expect(await failing(document => (document.root = '0'.repeat(64)))).toEqual(['sealed', 'list'])
    expect(await failing(document => (document.commitmentHash = '0'.repeat(64)))).toEqual(['commitment'])
    expect(await failing(document => (document.sealed = document.commitment))).toEqual(['sealed'])
    expect(
      await failing(document => (document.checkpoint = document.checkpoint.replace('14', '13'))),
    ).toEqual(['checkpoint', 'commitment', 'sealed'])
  })

  test('a package for somebody else is told apart', async () => {
    expect(await failing(document => (document.recipient.key = 'other'))).toEqual(['forUs'])
    const stranger = await makeKeys('别的单位', log.key)
    const checked = await packageWith(() => {})
    const theirs = await checkPackage(JSON.stringify(checked.package), stranger)
    expect(theirs.checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual(['forUs', 'opens', 'list'])
  })

  test('is acknowledged only by a checkpoint of a log that has its hash', async () => {
    const filing = await packageWith(() => {})
    expect(await reason(known.source, [], filing)).toBe('package-missing')
    const entry = canonicalJson({
      kind: 'filing-package',
      draw: 'D',
      key: keys.verifierKey,
      package: filing.hash,
    })
    const grown = inventedLog([...before, '{"kind":"plan"}', entry, '{"kind":"plan"}'])
    expect(await check(grown.source, [], filing)).toMatchObject({ ok: true, ready: { packageIndex: 15 } })
  })
})
