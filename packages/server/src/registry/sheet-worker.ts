import { parentPort, workerData } from 'node:worker_threads'
import type { Text } from '../platform/text.ts'
import { rejectedRowsWorkbook } from './import/index.ts'
import { type RegistryKind, readUpload, type Upload } from './read-upload.ts'

// Reads one uploaded file and ends: a large workbook takes seconds, which the HTTP thread must not.

export type SheetTask = { readonly upload: Upload<RegistryKind>; readonly rejectedIn: keyof Text | null }

const port = parentPort
if (!port) throw new Error('sheet-worker runs as a worker thread')

const { upload, rejectedIn } = workerData as SheetTask
const read = readUpload(upload)
if (!read.ok) port.postMessage(read)
else if (rejectedIn === null) port.postMessage({ ok: true, answer: read.table })
else port.postMessage({ ok: true, answer: await rejectedRowsWorkbook(read.sheet, read.table, rejectedIn) })
