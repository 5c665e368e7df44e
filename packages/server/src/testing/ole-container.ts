const sectorBytes = 512
const endOfChain = 0xffff_fffe
const fatSector = 0xffff_fffd

/** An OLE compound file (MS-CFB) with empty streams of these names: what .xls and encrypted workbooks come in. */
export const oleContainer = (...streams: readonly string[]): Uint8Array => {
  const bytes = new Uint8Array(3 * sectorBytes)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, 1, true)
  for (let at = 76; at < sectorBytes; at += 4) view.setUint32(at, 0xffff_ffff, true)
  view.setUint32(76, 0, true)
  for (let at = 0; at < sectorBytes; at += 4) view.setUint32(sectorBytes + at, 0xffff_ffff, true)
  view.setUint32(sectorBytes, fatSector, true)
  view.setUint32(sectorBytes + 4, endOfChain, true)
  for (const [index, name] of ['Root Entry', ...streams].slice(0, 4).entries()) {
    const entry = 2 * sectorBytes + 128 * index
    for (const [at, character] of [...name].entries())
      view.setUint16(entry + 2 * at, character.charCodeAt(0), true)
    view.setUint16(entry + 64, 2 * (name.length + 1), true)
    view.setUint8(entry + 66, index === 0 ? 5 : 2)
  }
  return bytes
}
