import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { freshDirectory, startProcess } from '../e2e/server-process.ts'
import { median } from './median.ts'

const rounds = 3

/** Milliseconds from the start of the process until it says that it is ready. */
const startTime = async (directory: string): Promise<number> => {
  const start = performance.now()
  const server = await startProcess(directory)
  const time = performance.now() - start
  await server.stop()
  return time
}

const first: number[] = []
const second: number[] = []
const bare: number[] = []
for (let round = 0; round < rounds; round++) {
  const directory = freshDirectory()
  try {
    first.push(await startTime(directory))
    second.push(await startTime(directory))
    const start = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    bare.push(performance.now() - start)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const node = median(bare)
const line = (name: string, time: number) =>
  console.log(
    `${name.padEnd(24)}${(time / 1000).toFixed(2)} s to ready, ${(time / node).toFixed(0)} × an empty Node`,
  )
console.log(`${'node -e 0'.padEnd(24)}${node.toFixed(0)} ms`)
line('first start', median(first))
line('second start', median(second))
console.log(`(median of ${rounds} rounds; Node ${process.versions.node})`)
