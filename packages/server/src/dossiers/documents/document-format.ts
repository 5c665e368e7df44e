import { unzipSync } from 'fflate'

const office = 'application/vnd.openxmlformats-officedocument'

const mediaTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  ofd: 'application/ofd',
} as const

export type DocumentFormat = keyof typeof mediaTypes

export const mediaTypeOf = (format: DocumentFormat): string => mediaTypes[format]

const begins = (bytes: Uint8Array, ...expected: readonly number[]): boolean =>
  expected.every((byte, at) => bytes[at] === byte)

/** The names of an archive's members; nothing is unpacked. None for what is no archive. */
const membersOf = (bytes: Uint8Array): readonly string[] => {
  const names: string[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name)
        return false
      },
    })
  } catch {
    return []
  }
  return names
}

const packedFormat = (bytes: Uint8Array): DocumentFormat | null => {
  const names = membersOf(bytes)
  if (names.some(name => /vbaProject\.bin$/i.test(name))) return null
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return null
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : null
}

/**
 * What a file is by its content, whatever its name says: a PDF, a picture, an OFD (GB/T 33190) or an Office document
 * without macros; null for everything else, password-protected Office documents included.
 */
export const documentFormat = (bytes: Uint8Array): DocumentFormat | null => {
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'jpg'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  return begins(bytes, 0x50, 0x4b, 0x03, 0x04) ? packedFormat(bytes) : null
}
