import { parentPort, workerData } from 'node:worker_threads'
import { type ReadTask, readTable } from './read-table.ts'

// Reads one file and ends. A piece is read when the last one has been taken, so that neither side heaps up rows.

const port = parentPort
if (!port) throw new Error('read-worker runs as a worker thread')

const pieces = readTable(workerData as ReadTask)
port.on('message', () => {
  const { value, done } = pieces.next()
  port.postMessage(done ? null : value)
  if (done) port.close()
})
