import { createHash } from 'node:crypto'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { Text } from '../platform/text.ts'
import type { BadCell, FacilityImport, InspectorImport } from './import/index.ts'
import { type Importing, importFacilities } from './import-facilities.ts'
import { importInspectors } from './import-inspectors.ts'
import { maskPhone } from './phone.ts'
import type { RegistryKind } from './read-upload.ts'
import { registerKeys } from './register-keys.ts'
import type { SheetReader } from './sheet-reader.ts'

export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** What an import would do, row by row; nothing is written. */
export type ImportReport = {
  readonly kind: RegistryKind
  readonly fileName: string
  /** SHA-256 of the file, which the import itself names again. */
  readonly digest: string
  readonly rows: number
  readonly good: number
  readonly bad: readonly BadCell[]
  readonly ignoredColumns: readonly string[]
  readonly warnings: readonly Text[]
  readonly sample: readonly { readonly row: number; readonly value: Readonly<Record<string, unknown>> }[]
}

const sampleRows = 50

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const readAgainstRegister = async <K extends RegistryKind>(
  platform: Platform,
  reader: SheetReader,
  bureau: string,
  kind: K,
  file: UploadedFile,
) =>
  reader.readTable<K>({
    kind,
    fileName: file.name,
    bytes: file.bytes,
    keys: await registerKeys(platform, kind, bureau),
  })

/** @throws Problem unreadable-file, too-large */
export const previewUpload = async (
  platform: Platform,
  reader: SheetReader,
  bureau: string,
  kind: RegistryKind,
  file: UploadedFile,
): Promise<ImportReport> => {
  const { rows, good, bad, ignoredColumns, warnings } = await readAgainstRegister(
    platform,
    reader,
    bureau,
    kind,
    file,
  )
  return {
    kind,
    fileName: file.name,
    digest: digestOf(file.bytes),
    rows,
    good: good.length,
    bad,
    ignoredColumns,
    warnings,
    sample: good.slice(0, sampleRows).map(({ row, value }) => ({
      row,
      value: { ...value, ...(value.phone ? { phone: maskPhone(value.phone) } : {}) },
    })),
  }
}

export type ImportOrder = {
  /** Of the file as it was previewed. */
  readonly digest: string
  /** `all`: every row or none; `good`: the good rows, leaving the bad ones out. */
  readonly mode: 'all' | 'good'
}

/**
 * Imports a previewed file in one transaction.
 * @throws Problem digest-mismatch, import-has-bad-rows, nothing-to-import, register-changed, and those of the preview
 */
export const importUpload = async (
  platform: Platform,
  reader: SheetReader,
  { bureau, by }: Importing,
  kind: RegistryKind,
  file: UploadedFile,
  { digest, mode }: ImportOrder,
): Promise<{ readonly imported: number; readonly rejected: number }> => {
  if (digestOf(file.bytes) !== digest) throw new Problem('digest-mismatch')
  const { rows, good, bad } = await readAgainstRegister(platform, reader, bureau, kind, file)
  const rejected = rows - good.length
  if (mode === 'all' && bad.length > 0)
    throw new Problem('import-has-bad-rows', {
      detail: {
        zh: `共${rows}行，其中${rejected}行不合格`,
        en: `${rejected} of ${rows} rows are bad`,
      },
    })
  if (good.length === 0) throw new Problem('nothing-to-import')
  const values = good.map(({ value }) => value)
  await platform.database.transaction(transaction =>
    kind === 'facilities'
      ? importFacilities(transaction, platform, { bureau, by }, values as readonly FacilityImport[])
      : importInspectors(transaction, platform, { bureau, by }, values as readonly InspectorImport[]),
  )
  return { imported: good.length, rejected }
}

/** The refused rows as an .xlsx to correct. @throws as the preview */
export const rejectedFromUpload = async (
  platform: Platform,
  reader: SheetReader,
  bureau: string,
  kind: RegistryKind,
  file: UploadedFile,
  language: keyof Text,
): Promise<Uint8Array> =>
  reader.rejectedRows(
    { kind, fileName: file.name, bytes: file.bytes, keys: await registerKeys(platform, kind, bureau) },
    language,
  )
