import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pgliteModule } from './pglite-module.ts'

// PGlite computes on the thread that calls it; here it has one of its own, so that a slow query never stalls HTTP.
// The thread speaks PostgreSQL's wire protocol over its message port: bytes in, bytes out.

const port = parentPort
if (!port) throw new Error('pglite-worker runs as a worker thread')

/**
 * A server with one session in a process that does other things too: WebAssembly memory never shrinks, so the buffers
 * are bounded; compiled expressions cost more than they bring; pages lie in the system's cache or in memory.
 */
const settings = ['shared_buffers=32MB', 'jit=off', 'random_page_cost=1.1', 'effective_cache_size=256MB']

const { directory } = workerData as { directory: string | undefined }
const database = await PGlite.create({
  ...(directory === undefined ? {} : { dataDir: directory }),
  pgliteWasmModule: await pgliteModule(),
  startParams: [...PGlite.defaultStartParams, ...settings.flatMap(setting => ['-c', setting])],
})
// Opening leaves much behind that would stay until this thread's small heap is full, which it hardly ever is.
setFlagsFromString('--expose-gc')
runInNewContext('gc')()

/** What PGlite answers to some bytes, whole: `pg` takes an error for the end if what follows it comes later. */
const answerTo = async (message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  // A start-up packet (its first byte is 0) is answered at once.
  if (message[0] === 0) return (await database.execProtocolRaw(message)).slice()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  // Not `execProtocolRaw`: that keeps every row it has ever answered, parsed, until the process ends. A piece is a view
  // of PGlite's memory, which the next one overwrites.
  await database.execProtocolRawStream(message, { onRawData: piece => pieces.push(new Uint8Array(piece)) })
  const [only] = pieces
  return only && pieces.length === 1 ? only : new Uint8Array(Buffer.concat(pieces))
}

let queue = Promise.resolve()
port.on('message', (message: Uint8Array | 'close') => {
  queue = queue.then(async () => {
    if (message === 'close') {
      await database.close()
      port.postMessage('closed')
      port.close()
      return
    }
    const answer = await answerTo(message)
    if (answer.length > 0) port.postMessage(answer, [answer.buffer])
  })
})
port.postMessage('ready')
