import {
  documentHash,
  fromHex,
  hashSuite,
  type Lot,
  leafHash,
  lotLeafHash,
  type Suite,
  toHex,
  treeRoot,
  verifyInclusion,
} from '@mingqian/draw'
import { type Checkpoint, readCheckpoint } from '@mingqian/log'
import { openWithIdentity } from './age-in-page.ts'
import type { BodyKeys } from './key-file.ts'

type ProvedEntry = { readonly index: number; readonly body: string; readonly proof: readonly string[] }

/** A filing package as the office hands it over. Nothing of it is believed. */
type Package = {
  readonly format: 'mingqian-filing/1'
  readonly bureau: { readonly name: string }
  readonly draw: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly suite: Suite
  readonly commitmentHash: string
  readonly root: string
  readonly lots: number
  readonly commitment: ProvedEntry
  readonly sealed: ProvedEntry
  readonly checkpoint: string
  readonly recipient: { readonly key: string }
  readonly list: string
}

export type FiledList = {
  readonly draw: string
  readonly lots: readonly Lot[]
  readonly facilities: Readonly<Record<string, { readonly name: string; readonly address: string }>>
  readonly inspectors: Readonly<Record<string, { readonly name: string }>>
}

type PackageCheck = 'forUs' | 'checkpoint' | 'commitment' | 'sealed' | 'opens' | 'list'

export type CheckedPackage = {
  readonly package: Package
  readonly checks: readonly { readonly id: PackageCheck; readonly ok: boolean }[]
  readonly ok: boolean
  readonly list: FiledList | null
  /** Entries of the log when it was made: its own entry comes after them. */
  readonly size: number
  /** SHA-256 of the file, which the log has. */
  readonly hash: string
}

const logged = (entry: ProvedEntry, checkpoint: Checkpoint | null): boolean =>
  checkpoint !== null &&
  verifyInclusion({
    suite: 'sha256',
    leafHash: leafHash('sha256', new TextEncoder().encode(entry.body)),
    index: entry.index,
    size: checkpoint.size,
    proof: entry.proof.map(fromHex),
    root: checkpoint.root,
  })

/** Whether the list is the sealed one: its lots, in order, have the root that was logged. */
const isSealedList = (list: FiledList | null, { draw, suite, root, lots }: Package): boolean =>
  list !== null &&
  list.draw === draw &&
  list.lots.length === lots &&
  toHex(
    treeRoot(
      suite,
      list.lots.map(lot => fromHex(lotLeafHash(suite, lot))),
    ),
  ) === root

/**
 * Opens a package and checks it from the signature of the log, whose key the body's own key file has, down to the list.
 * @throws for what is no package
 */
export const checkPackage = async (text: string, keys: BodyKeys): Promise<CheckedPackage> => {
  const found = JSON.parse(text) as Package
  if (found.format !== 'mingqian-filing/1') throw new Error('not a package')
  const checkpoint = readCheckpoint(found.checkpoint, keys.log)
  const commitment = JSON.parse(found.commitment.body)
  const sealed = JSON.parse(found.sealed.body)
  const opened = await openWithIdentity(found.list, keys.identity)
  const list = opened === null ? null : (JSON.parse(opened) as FiledList)
  const checks = [
    { id: 'forUs', ok: found.recipient.key === keys.verifierKey },
    { id: 'checkpoint', ok: checkpoint !== null },
    {
      id: 'commitment',
      ok:
        logged(found.commitment, checkpoint) &&
        commitment.kind === 'commitment' &&
        commitment.draw === found.draw &&
        documentHash(found.suite, commitment.commitment) === found.commitmentHash,
    },
    {
      id: 'sealed',
      ok:
        logged(found.sealed, checkpoint) &&
        sealed.kind === 'sealed-root' &&
        sealed.draw === found.draw &&
        sealed.root === found.root &&
        sealed.lots === found.lots &&
        found.commitment.index < found.sealed.index,
    },
    { id: 'opens', ok: list !== null },
    { id: 'list', ok: isSealedList(list, found) },
  ] as const
  return {
    package: found,
    checks,
    ok: checks.every(({ ok }) => ok),
    list,
    size: checkpoint?.size ?? 0,
    hash: toHex(hashSuite('sha256').hash(new TextEncoder().encode(text))),
  }
}
