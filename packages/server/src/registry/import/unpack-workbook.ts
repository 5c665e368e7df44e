import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import type { ByteSource } from './byte-source.ts'
import { damaged, encrypted, sheetLimits, UnreadableSheet } from './sheet.ts'
import { packedBytesAt, type ZipEntry, zipEntries } from './zip-directory.ts'

const megabytes = (bytes: number) => bytes / 1_000_000

const tooLarge = (limit: number) =>
  new UnreadableSheet(
    'too-large',
    `解压后超过${megabytes(limit)}MB，请删去图片和无关内容或分批导入`,
    `Unpacks to more than ${megabytes(limit)} MB; remove what does not belong or split the file`,
  )

const otherFormat = (zh: string, en: string) =>
  new UnreadableSheet(
    'not-a-workbook',
    `${zh}，不是.xlsx工作簿，请在Excel或WPS中另存为.xlsx后再导入`,
    `${en}, not an .xlsx workbook; save it as .xlsx from Excel or WPS`,
  )

/** What an archive is that holds no workbook, by the files in it. */
const withoutWorkbook = (names: readonly string[]): UnreadableSheet => {
  const has = (pattern: RegExp) => names.some(name => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/))
    return otherFormat('这是.xlsb二进制工作簿', 'This is a binary .xlsb workbook')
  if (has(/^word\//)) return otherFormat('这是Word文档', 'This is a Word document')
  if (has(/^ppt\//)) return otherFormat('这是演示文稿', 'This is a presentation')
  if (has(/^content\.xml$/)) return otherFormat('这是OpenDocument文件', 'This is an OpenDocument file')
  if (has(/\.(?:xlsx|xls|csv|et|zip)$/))
    return new UnreadableSheet(
      'not-a-workbook',
      '这是压缩包，请解压后逐个导入其中的表格',
      'This is an archive; unpack it and import the tables in it one by one',
    )
  return damaged()
}

/**
 * Packed bytes to inflate next, so that about a quarter of a megabyte comes of them. Deflate packs up to 1,032 to 1: what
 * begins tamely and then swells gives 8 MB once, and small pieces from then on.
 */
const nextPiece = (packed: number, unpacked: number): number =>
  Math.max(256, Math.min(8192, Math.floor((262_144 * packed) / Math.max(1, unpacked))))

/** An entry's bytes piece by piece; at the end their number and checksum are what the directory says. */
function* unpack(source: ByteSource, entry: ZipEntry): Generator<Uint8Array> {
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  const from = packedBytesAt(source, entry)
  let unpacked: Uint8Array[] = []
  const inflate = new Inflate(piece => {
    unpacked.push(piece)
  })
  let size = 0
  let checksum = 0
  let piece = 256
  for (let at = 0; at < entry.packedSize; ) {
    const end = Math.min(at + piece, entry.packedSize)
    const packed = source.read(from + at, end - at)
    if (entry.method === 0) unpacked.push(packed)
    else
      try {
        inflate.push(packed, end === entry.packedSize)
      } catch {
        throw damaged()
      }
    const before = size
    for (const part of unpacked) {
      size += part.length
      // What is larger than it says of itself lies; a bomb is left folded here.
      if (size > entry.size) throw damaged()
      checksum = crc32(part, checksum)
      yield part
    }
    piece = nextPiece(end - at, size - before)
    at = end
    unpacked = []
  }
  if (size !== entry.size || checksum !== entry.crc32) throw damaged()
}

export interface WorkbookParts {
  /** Unpacked bytes of a part; undefined if the workbook has none of that path. */
  readonly size: (path: string) => number | undefined
  /** A part's XML piece by piece; no piece if there is none. Paths in lower case. */
  readonly pieces: (path: string) => Iterable<Uint8Array>
}

/**
 * The XML parts of an .xlsx. Each is unpacked only when it is read, piece by piece. Their declared sizes are limited
 * beforehand, and a part is never unpacked beyond the size it declares, so a zip bomb stays folded.
 */
export const openWorkbookParts = (source: ByteSource): WorkbookParts => {
  const all = zipEntries(source)
  const pathOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
  const parts = new Map(
    all.map(entry => [pathOf(entry.name), entry] as const).filter(([path]) => path.startsWith('xl/')),
  )
  if (!parts.has('xl/workbook.xml')) throw withoutWorkbook(all.map(({ name }) => pathOf(name)))
  const partOf = (path: string): ZipEntry | undefined => {
    const entry = parts.get(path)
    if (entry?.encrypted) throw encrypted()
    const limit = path.startsWith('xl/worksheets/') ? sheetLimits.worksheetBytes : sheetLimits.partBytes
    if (entry && entry.size > limit) throw tooLarge(limit)
    return entry
  }
  return {
    size: path => partOf(path)?.size,
    pieces: path => {
      const entry = partOf(path)
      return entry ? unpack(source, entry) : []
    },
  }
}
