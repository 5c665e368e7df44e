import { inChunks } from '../platform/in-chunks.ts'

const lot = 500

/**
 * Reads the rows of keys that one statement has named, lot by lot. The statement is the snapshot: which rows and in which
 * order. Between the lots the embedded database, which has one session, serves everybody else.
 */
export const inLots = async function* <Key, Row>(
  keys: readonly Key[],
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (const chunk of inChunks(keys, lot)) yield* await read(chunk)
}
