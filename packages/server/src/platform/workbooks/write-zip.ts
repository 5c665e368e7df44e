import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive, its text piece by piece. */
export interface ZippedFile {
  readonly path: string
  readonly pieces: AsyncIterable<string> | Iterable<string>
}

/** Sizes follow the data, names are UTF-8 (APPNOTE.TXT 4.4.4, bits 3 and 11). */
const flags = 0x0808
const deflated = 8
/** 1 January 1980, the zero of the format: an archive of the same rows is the same bytes. */
const noDate = 0x0021

const littleEndian = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

const largest = 0xffff_fffe

/**
 * A zip archive as it is made: each file is packed while its pieces come, and nothing is kept but the directory. Packing
 * is done in the threads of zlib. Ending the iteration early ends that of the pieces.
 */
export async function* writeZip(files: Iterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const directory: Uint8Array[] = []
  let offset = 0
  let entries = 0
  for (const { path, pieces } of files) {
    const name = encoder.encode(path)
    const start = offset
    let size = 0
    let packedSize = 0
    let checksum = 0
    const header = Buffer.concat([
      littleEndian([4, 0x04034b50], [2, 20], [2, flags], [2, deflated], [2, 0], [2, noDate]),
      littleEndian([4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
      name,
    ])
    yield header
    const counted = async function* () {
      for await (const piece of pieces) {
        const bytes = encoder.encode(piece)
        size += bytes.length
        checksum = crc32(bytes, checksum)
        yield bytes
      }
    }
    const deflate = createDeflateRaw()
    const packing = pipeline(Readable.from(counted()), deflate)
    // Its failure also ends the iteration below, which throws it.
    packing.catch(() => {})
    for await (const packed of deflate) {
      packedSize += packed.length
      yield packed
    }
    await packing
    yield littleEndian([4, 0x08074b50], [4, checksum], [4, packedSize], [4, size])
    offset = start + header.length + packedSize + 16
    if (size > largest || offset > largest) throw new Error('an archive of more than 4 GB')
    directory.push(
      littleEndian([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, deflated], [2, 0], [2, noDate]),
      littleEndian([4, checksum], [4, packedSize], [4, size], [2, name.length], [2, 0], [2, 0], [2, 0]),
      littleEndian([2, 0], [4, 0], [4, start]),
      name,
    )
    entries += 1
  }
  const listed = Buffer.concat(directory)
  yield listed
  yield littleEndian([4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, listed.length])
  yield littleEndian([4, offset], [2, 0])
}
