import type { ByteSource } from './byte-source.ts'
import { damaged } from './sheet.ts'

/** A file within a zip archive, as the central directory lists it (APPNOTE.TXT 4.3.12). */
export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc32: number
  readonly packedSize: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

const endSignature = 0x06054b50
const end64LocatorSignature = 0x07064b50
const end64Signature = 0x06064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/** The end record is 22 bytes and a comment of at most 65,535. */
const longestEnd = 22 + 65_535
/** A workbook has dozens of parts, one with many pictures thousands. */
const mostEntries = 20_000
const directoryBytes = 8_000_000
const of64Bits = 0xffff_ffff

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const directoryPlace = (source: ByteSource): { readonly from: number; readonly size: number } => {
  const start = Math.max(0, source.length - longestEnd)
  const tail = viewOf(source.read(start, longestEnd))
  let at = tail.byteLength - 22
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at -= 1
  if (at < 0) throw damaged()
  const from = tail.getUint32(at + 16, true)
  const size = tail.getUint32(at + 12, true)
  if (from !== of64Bits && size !== of64Bits) return { from, size }
  if (at < 20 || tail.getUint32(at - 20, true) !== end64LocatorSignature) throw damaged()
  const end64 = viewOf(source.read(Number(tail.getBigUint64(at - 12, true)), 56))
  if (end64.byteLength < 56 || end64.getUint32(0, true) !== end64Signature) throw damaged()
  return { from: Number(end64.getBigUint64(48, true)), size: Number(end64.getBigUint64(40, true)) }
}

/** The values that stand in the Zip64 field because 32 bits do not hold them, in their fixed order. */
const in64Bits = (extra: DataView, values: readonly number[]): readonly number[] => {
  let at = 0
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1)
    at += 4 + extra.getUint16(at + 2, true)
  at += 4
  return values.map(value => {
    if (value !== of64Bits) return value
    if (at + 8 > extra.byteLength) throw damaged()
    at += 8
    return Number(extra.getBigUint64(at - 8, true))
  })
}

/** The entries of a zip archive. Throws UnreadableSheet if it is cut short or no archive. */
export const zipEntries = (source: ByteSource): readonly ZipEntry[] => {
  const place = directoryPlace(source)
  if (place.size > directoryBytes || place.from + place.size > source.length) throw damaged()
  const bytes = source.read(place.from, place.size)
  const view = viewOf(bytes)
  const decoder = new TextDecoder()
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= bytes.length && entries.length < mostEntries) {
    if (view.getUint32(at, true) !== entrySignature) throw damaged()
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > bytes.length) throw damaged()
    const [size = 0, packedSize = 0, offset = 0] = in64Bits(viewOf(bytes.subarray(nameEnd, extraEnd)), [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ])
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, nameEnd)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      packedSize,
      size,
      offset,
    })
    at = extraEnd + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where an entry's packed bytes begin, behind its local header (APPNOTE.TXT 4.3.7). */
export const packedBytesAt = (source: ByteSource, { offset, packedSize }: ZipEntry): number => {
  const header = viewOf(source.read(offset, 30))
  if (header.byteLength < 30 || header.getUint32(0, true) !== localSignature) throw damaged()
  const from = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  if (from + packedSize > source.length) throw damaged()
  return from
}
