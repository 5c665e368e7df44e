import { type ByteSource, piecesOf } from './byte-source.ts'
import { UnreadableSheet } from './sheet.ts'

const pieceBytes = 262_144

/** The text of a file piece by piece, with the bytes read so far. A byte order mark is left out. */
export function* decodedPieces(source: ByteSource, encoding: string, fatal = false) {
  const decoder = new TextDecoder(encoding, { fatal })
  for (const { bytes, end } of piecesOf(source, pieceBytes))
    yield { text: decoder.decode(bytes, { stream: true }), done: end }
  yield { text: decoder.decode(), done: source.length }
}

const isIn = (source: ByteSource, encoding: string): boolean => {
  try {
    for (const { text } of decodedPieces(source, encoding, true)) if (text.includes('\u0000')) return false
    return true
  } catch {
    return false
  }
}

/** The encoding of a text: UTF-8 or UTF-16 by its mark, else UTF-8 if it is that, else GB18030 as Chinese Excel saves it. */
export const encodingOf = (source: ByteSource): string => {
  const [first, second] = source.read(0, 2)
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030']) if (isIn(source, encoding)) return encoding
  throw new UnreadableSheet(
    'encoding',
    '文件不是文本表格，或编码无法识别（支持UTF-8、UTF-16和GB18030）',
    'Not a text table, or in an unknown encoding (UTF-8, UTF-16 and GB18030 are read)',
  )
}
