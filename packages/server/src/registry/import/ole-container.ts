import type { ByteSource } from './byte-source.ts'

const entryBytes = 128
const mostSectors = 256

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Names of the streams in an OLE compound file (MS-CFB 2.2, 2.6), the container of .xls and of encrypted workbooks.
 * Only what the first sectors of the allocation table reach; none if the file is cut short.
 */
export const oleStreamNames = (source: ByteSource): ReadonlySet<string> => {
  const names = new Set<string>()
  const header = viewOf(source.read(0, 512))
  if (header.byteLength < 512) return names
  const sectorBytes = header.getUint16(30, true) === 12 ? 4096 : 512
  const sectorAt = (sector: number) => viewOf(source.read((sector + 1) * sectorBytes, sectorBytes))
  const nextOf = (sector: number): number | undefined => {
    const perTable = sectorBytes / 4
    const table = Math.floor(sector / perTable)
    if (table >= 109) return undefined
    const view = sectorAt(header.getUint32(76 + 4 * table, true))
    return view.byteLength === sectorBytes ? view.getUint32(4 * (sector % perTable), true) : undefined
  }
  const decoder = new TextDecoder('utf-16le')
  let sector: number | undefined = header.getUint32(48, true)
  for (let read = 0; sector !== undefined && sector < 0xffff_fffa && read < mostSectors; read++) {
    const directory = sectorAt(sector)
    for (let at = 0; at + entryBytes <= directory.byteLength; at += entryBytes) {
      const length = directory.getUint16(at + 64, true)
      if (length >= 2 && length <= 64)
        names.add(decoder.decode(new Uint8Array(directory.buffer, directory.byteOffset + at, length - 2)))
    }
    sector = nextOf(sector)
  }
  return names
}
