import { setImmediate } from 'node:timers/promises'
import type { Rows } from './columns.ts'

const rowsAtATime = 200

/** Texts of rows joined by the hundreds. Between two pieces others have their turn: 100,000 rows take seconds. */
export async function* inPieces<Row>(rows: Rows<Row>, write: (row: Row) => string): AsyncGenerator<string> {
  let texts: string[] = []
  for await (const row of rows) {
    texts.push(write(row))
    if (texts.length < rowsAtATime) continue
    yield texts.join('')
    texts = []
    await setImmediate()
  }
  if (texts.length > 0) yield texts.join('')
}
