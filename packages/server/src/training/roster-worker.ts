import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from '../registry/import/index.ts'

// Reads one uploaded roster and ends: what a hostile workbook unpacks to must not hold up the HTTP thread.

const { bytes, fileName } = workerData as { readonly bytes: Uint8Array; readonly fileName: string }
parentPort?.postMessage(readSheet(bytes, fileName))
