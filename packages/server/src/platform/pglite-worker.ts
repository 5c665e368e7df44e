import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

// PGlite computes on the thread that calls it; here it has one of its own, so that a slow query never stalls HTTP.
// The thread speaks PostgreSQL's wire protocol over its message port: bytes in, bytes out.

const port = parentPort
if (!port) throw new Error('pglite-worker runs as a worker thread')

const { directory } = workerData as { directory: string | undefined }
const database = await PGlite.create(directory === undefined ? {} : { dataDir: directory })

let queue = Promise.resolve()
port.on('message', (message: Uint8Array | 'close') => {
  queue = queue.then(async () => {
    if (message === 'close') {
      await database.close()
      port.postMessage('closed')
      port.close()
      return
    }
    const answer = await database.execProtocolRaw(message)
    if (answer.length > 0) port.postMessage(answer)
  })
})
port.postMessage('ready')
