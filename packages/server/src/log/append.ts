import { canonicalJson, leafHash, nodeHash } from '@mingqian/draw'
import { eq } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { LogEntry } from './entries.ts'
import { readNodes } from './nodes.ts'
import { logEntries, logNodes, logState } from './tables.ts'

const suite = 'sha256'

/**
 * Appends an entry to the log, in the caller's transaction: what is recorded and its record stand or fall together.
 * Takes the log's row lock until that transaction ends, so append last.
 * @returns the entry's index, from 0
 */
export const appendToLog = async (rows: Rows, at: Date, entry: LogEntry): Promise<number> => {
  const [state] = await rows.select().from(logState).where(eq(logState.id, 1)).for('update')
  if (!state) throw new Error('the log has not been opened')
  const index = state.size
  const body = canonicalJson({ ...entry, at: at.toISOString() })
  await rows.insert(logEntries).values({ index, body, at })

  // The leaf finishes as many complete subtrees as its index has trailing one bits; each needs its left sibling.
  const lefts: { level: number; index: number }[] = []
  for (let level = 0, at = index; at % 2 === 1; level++, at = (at - 1) / 2)
    lefts.push({ level, index: at - 1 })
  const nodes = await readNodes(rows, lefts)
  let hash = leafHash(suite, new TextEncoder().encode(body))
  const finished = [{ level: 0, index, hash }]
  for (const left of lefts) {
    hash = nodeHash(suite, nodes.at(left), hash)
    finished.push({ level: left.level + 1, index: left.index / 2, hash })
  }
  await rows.insert(logNodes).values(finished)
  await rows
    .update(logState)
    .set({ size: index + 1 })
    .where(eq(logState.id, 1))
  return index
}
