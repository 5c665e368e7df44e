import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'

export type PgliteConnection = {
  /** A socket-like stream for the `pg` client; PGlite serves one session, so it can be opened once at a time. */
  readonly stream: () => Duplex
  readonly close: () => Promise<void>
}

// What a client says when it hangs up (Terminate); PGlite's session outlives its clients.
const isTerminate = (message: Uint8Array) => message.length === 5 && message[0] === 0x58

/** The parts of a TCP socket that `pg` touches beyond a stream's own. */
class WorkerSocket extends Duplex {
  readonly #worker: Worker
  readonly #receive = (message: Uint8Array | string) => {
    if (typeof message !== 'string')
      this.push(Buffer.from(message.buffer, message.byteOffset, message.length))
  }
  readonly #fail = (error: Error) => this.destroy(error)

  constructor(worker: Worker) {
    super()
    this.#worker = worker
    worker.on('message', this.#receive)
    worker.on('error', this.#fail)
  }

  connect() {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void) {
    if (isTerminate(chunk)) return done()
    // A copy of its own: the chunk may be a view into a pool that other writes reuse.
    this.#worker.postMessage(new Uint8Array(chunk))
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void) {
    this.#worker.postMessage(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))))
    done()
  }

  /** The client hangs up: nothing more is for it, and PGlite's one session stays for the next. */
  override _final(done: () => void) {
    this.#worker.off('message', this.#receive)
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    this.#worker.off('message', this.#receive)
    this.#worker.off('error', this.#fail)
    done(error)
  }
}

const messageFrom = (worker: Worker, expected: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const listen = (message: unknown) => {
      if (message !== expected) return
      worker.off('message', listen)
      worker.off('error', reject)
      resolve()
    }
    worker.on('message', listen)
    worker.on('error', reject)
  })

/** Makes an empty database in a process of its own: this one would keep the 300 MB that it takes. */
const makeDatabase = async (directory: string): Promise<void> => {
  const script = fileURLToPath(new URL('./make-database.ts', import.meta.url))
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, directory])
}

/** Starts PGlite on a directory, or in memory when there is none. Fails if the directory can't be opened as a database. */
export const startPglite = async (directory: string | undefined): Promise<PgliteConnection> => {
  if (directory !== undefined && !existsSync(join(directory, 'PG_VERSION'))) await makeDatabase(directory)
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { directory } })
  await messageFrom(worker, 'ready')
  return {
    stream: () => new WorkerSocket(worker),
    close: async () => {
      const closed = messageFrom(worker, 'closed')
      worker.postMessage('close')
      await closed
      await worker.terminate()
    },
  }
}
