import { leafHash, toHex, treeRoot } from '@mingqian/draw'
import type { Rows } from '../platform/database.ts'
import { logRoot, logSize } from './prove.ts'
import { readEntries } from './read.ts'

const page = 1000

/** Recomputes the whole tree from the entries' bodies and compares it with the stored nodes. */
export const verifyLog = async (rows: Rows): Promise<{ ok: boolean; size: number; root: string }> => {
  const size = await logSize(rows)
  const leaves: Uint8Array[] = []
  for (let begin = 0; begin < size; begin += page)
    for (const entry of await readEntries(rows, begin, Math.min(begin + page, size)))
      leaves.push(leafHash('sha256', new TextEncoder().encode(entry.body)))
  const recomputed = toHex(treeRoot('sha256', leaves))
  return {
    ok: leaves.length === size && recomputed === toHex(await logRoot(rows, size)),
    size,
    root: recomputed,
  }
}
