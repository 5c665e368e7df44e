import { leafHash, treeRoot } from '@mingqian/draw'
import { cosignaturesOf, parseNote, parseVerifierKey, readCheckpoint, sameBytes } from '@mingqian/log'
import { type Finding, finding, notice } from './finding.ts'
import type { Copy } from './source.ts'

/** What an audit remembers of a log: its key, and the checkpoint it saw last. */
export type Seen = { readonly key: string; readonly checkpoint: string }

const cosignerEntries = (copy: Copy) =>
  copy.entries.flatMap(({ body }) => {
    const entry = JSON.parse(body)
    return entry.kind === 'cosigner' && entry.act === 'entered'
      ? [{ name: String(entry.name), key: String(entry.key) }]
      : []
  })

/**
 * Checks the log itself: the signature of its checkpoint, the whole tree from its entries, that it only grew since the
 * checkpoint seen last, and every cosignature of the bodies that its own entries name.
 */
export const auditLog = (copy: Copy, seen: Seen | null): readonly Finding[] => {
  const found: Finding[] = []
  const leaves = copy.entries.map(({ body }) => leafHash('sha256', new TextEncoder().encode(body)))
  const rootAt = (size: number) => treeRoot('sha256', leaves.slice(0, size))
  const isOurs = ({ size, root }: { size: number; root: Uint8Array }) =>
    size <= leaves.length && sameBytes(rootAt(size), root)

  if (seen)
    found.push(
      finding('log-key', seen.key === copy.key, '日志公钥与上次相同', 'the log has the key it had last time'),
    )
  const checkpoint = readCheckpoint(copy.checkpoint, copy.key)
  found.push(
    finding(
      'checkpoint',
      checkpoint !== null,
      '检查点由日志公钥签名',
      "the checkpoint is signed by the log's key",
    ),
  )
  const ordered = copy.entries.every(({ index }, at) => index === at)
  found.push(
    finding(
      'tree',
      checkpoint !== null && ordered && checkpoint.size === leaves.length && isOurs(checkpoint),
      `由 ${leaves.length} 条记录重新计算的总指纹与检查点一致`,
      `the root recomputed from ${leaves.length} entries is that of the checkpoint`,
    ),
  )
  if (seen) {
    const old = readCheckpoint(seen.checkpoint, seen.key)
    found.push(
      finding(
        'grown',
        old !== null && isOurs(old),
        `上次所见的 ${old?.size ?? '?'} 条是现在日志的开头部分，没有改写或截短`,
        `the ${old?.size ?? '?'} entries seen last time are the beginning of the log: nothing rewritten, nothing gone`,
      ),
    )
  }
  const known = cosignerEntries(copy)
  for (const note of new Set(copy.cosigned)) {
    const parsed = parseNote(note)
    const said = readCheckpoint(note, copy.key)
    for (const { name, key } of known) {
      const parsedKey = parseVerifierKey(key)
      const lines = parsed && parsedKey ? cosignaturesOf(parsed, parsedKey) : []
      if (lines !== 'false' && lines.length === 0) continue
      found.push(
        finding(
          'cosignature',
          lines !== 'false' && said !== null && isOurs(said),
          `${name}对前 ${said?.size ?? '?'} 条的联署有效`,
          `the cosignature of ${name} on the first ${said?.size ?? '?'} entries holds`,
        ),
      )
    }
    if (!said || !isOurs(said))
      found.push(
        finding(
          'cosigned-tree',
          false,
          '联署的检查点不属于这本日志',
          'a cosigned checkpoint is of another tree',
        ),
      )
  }
  if (copy.cosigned.length === 0)
    found.push(notice('cosignature', '还没有单位联署', 'nobody has cosigned the log'))
  return found
}
