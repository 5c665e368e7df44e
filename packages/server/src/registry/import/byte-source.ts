import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A file's bytes, read where they are needed, so that a large one is never held whole. */
export interface ByteSource {
  readonly length: number
  /** The bytes from an offset on, fewer at the end of the file. They may be a view and must not be written to. */
  readonly read: (from: number, length: number) => Uint8Array
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  read: (from, length) => bytes.subarray(from, from + length),
})

/**
 * A file on the disk, open until `close`. Reads wait for the disk, so only a worker or the command line uses it.
 * @throws what opening a file throws
 */
export const openFileSource = (path: string): ByteSource & { readonly close: () => void } => {
  const file = openSync(path, 'r')
  return {
    length: fstatSync(file).size,
    read: (from, length) => {
      const buffer = new Uint8Array(length)
      return buffer.subarray(0, readSync(file, buffer, 0, length, from))
    },
    close: () => closeSync(file),
  }
}

/** The bytes piece by piece from the start, with the offset after each. */
export function* piecesOf(source: ByteSource, size: number) {
  for (let at = 0; at < source.length; at += size) {
    const bytes = source.read(at, size)
    yield { bytes, end: at + bytes.length }
    if (bytes.length === 0) return
  }
}
