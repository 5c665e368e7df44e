import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawSeed } from '@mingqian/draw'
import { lowestTickets, rankStrata } from '../packages/draw/src/rank.ts'
import { drawInput } from './facilities.ts'
import { median } from './median.ts'
import { opensslNanoseconds } from './openssl-speed.ts'

const facilities = 100_000
const rounds = 3

const suite = process.argv[2] === 'sm3' ? 'sm3' : 'sha256'
const command = fileURLToPath(new URL('../packages/cli/bin/mingqian.mjs', import.meta.url))

const milliseconds = (action: () => void): number => {
  const start = performance.now()
  action()
  return performance.now() - start
}

const runDraw = (input: string, output: string): void => {
  const { status, stderr } = spawnSync(process.execPath, [command, 'draw', input, '-o', output], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`mingqian draw ended with ${status}: ${stderr}`)
}

const folder = mkdtempSync(join(tmpdir(), 'mingqian-bench-'))
try {
  const input = drawInput(suite, facilities)
  const { commitment, pool, secrets, beacon } = input
  const path = join(folder, 'input.json')
  writeFileSync(path, JSON.stringify(input))

  const balls = pool.facilities.reduce((sum, facility) => sum + facility.balls, 0)
  const seed = drawSeed(commitment, secrets, beacon)
  // Hashing speed and draws by turns, so that both see the same load of the machine.
  const openssl: (number | undefined)[] = []
  const whole: number[] = []
  const ranking: number[] = []
  for (let round = 0; round < rounds; round++) {
    openssl.push(opensslNanoseconds(suite))
    whole.push(milliseconds(() => runDraw(path, join(folder, 'bundle.json'))))
    ranking.push(
      milliseconds(() =>
        rankStrata(pool.facilities, commitment.strata, lowestTickets(suite, seed, pool.facilities)),
      ),
    )
  }

  const perTicket = (time: number) => (time * 1e6) / balls
  const total = median(whole)
  const ranked = median(ranking)
  const reference = openssl.every(each => each !== undefined) ? median(openssl) : undefined
  const ratio = (ns: number) => (reference === undefined ? '' : `, ${(ns / reference).toFixed(2)} × OpenSSL`)

  console.log(`suite                   ${suite}`)
  console.log(`facilities              ${facilities} with ${balls} balls, a ticket each`)
  console.log(
    reference === undefined
      ? 'openssl speed           not available: install openssl to see the ratios'
      : `openssl speed, 96 bytes ${reference.toFixed(0)} ns a message`,
  )
  console.log(
    `mingqian draw           ${(total / 1000).toFixed(2)} s for the whole process, ${perTicket(total).toFixed(0)} ns a ticket${ratio(perTicket(total))}`,
  )
  console.log(
    `ranking alone           ${(ranked / 1000).toFixed(2)} s for tickets and order, ${perTicket(ranked).toFixed(0)} ns a ticket${ratio(perTicket(ranked))}`,
  )
  console.log(`(median of ${rounds} rounds; Node ${process.versions.node})`)
} finally {
  rmSync(folder, { recursive: true })
}
