import { unzipSync } from 'fflate'
import { damaged, sheetLimits, UnreadableSheet } from './sheet.ts'

const tooLarge = () =>
  new UnreadableSheet(
    'too-large',
    `解压后超过${sheetLimits.unpackedBytes / 1_000_000}MB，请删去图片和无关内容或分批导入`,
    `Unpacks to more than ${sheetLimits.unpackedBytes / 1_000_000} MB; remove what does not belong or split the file`,
  )

/**
 * The XML parts of an .xlsx by path. Only parts that a table needs are unpacked. The archive's declared sizes
 * are summed first, and fflate never writes past the declared size of a part, so a zip bomb stays folded.
 */
export const unpackWorkbook = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  let total = 0
  let oversized = false
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: part => {
        if (!/^\/?xl\/(?:[^/]+\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(part.name))
          return false
        total += part.originalSize
        oversized ||= total > sheetLimits.unpackedBytes
        return !oversized
      },
    })
  } catch {
    throw oversized ? tooLarge() : damaged()
  }
  if (oversized) throw tooLarge()
  const decoder = new TextDecoder()
  return new Map(
    Object.entries(parts).map(([path, part]) => [
      path.replace(/^\//, '').toLowerCase(),
      decoder.decode(part),
    ]),
  )
}
