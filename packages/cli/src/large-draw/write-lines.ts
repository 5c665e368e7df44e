import { closeSync, openSync, writeSync } from 'node:fs'
import { canonicalJson } from '@mingqian/draw'

/** Characters that are written at once. */
const enough = 1 << 20

/** Writes documents in canonical JSON, one a line. */
export const writeLines = (path: string, documents: Iterable<unknown>): void => {
  const file = openSync(path, 'w')
  try {
    let text = ''
    for (const document of documents) {
      text += `${canonicalJson(document)}\n`
      if (text.length < enough) continue
      writeSync(file, text)
      text = ''
    }
    writeSync(file, text)
  } finally {
    closeSync(file)
  }
}
