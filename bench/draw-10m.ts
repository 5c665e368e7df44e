import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LargeDraw, runLargeDraw, writeLargePool } from './large-pool.ts'
import { median } from './median.ts'
import { opensslNanoseconds } from './openssl-speed.ts'

const facilities = Number(process.argv[2] ?? 10_000_000)
const lots = Number(process.argv[3] ?? 20_000)
const rounds = 5
const threads = 2

const folder = mkdtempSync(join(tmpdir(), 'mingqian-bench-'))
try {
  const pool = writeLargePool(join(folder, 'draw'), facilities, lots, 8000)
  console.log(`facilities              ${facilities} with ${pool.balls} balls, a ticket each; ${lots} lots`)

  // Hashing speed and draws by turns, so that both see the same load of the machine.
  const runs: { openssl: number | undefined; draw: LargeDraw; ratio: number | undefined }[] = []
  for (let round = 0; round < rounds; round++) {
    const before = opensslNanoseconds('sha256', { bytes: 85, processes: threads })
    const draw = runLargeDraw(pool, threads)
    const after = opensslNanoseconds('sha256', { bytes: 85, processes: threads })
    const openssl = before && after ? (before + after) / 2 : undefined
    const ratio = openssl && (draw.time * 1e6) / (openssl * pool.balls)
    runs.push({ openssl, draw, ratio })
    const reference = openssl
      ? `openssl -multi ${threads} ${openssl.toFixed(1)} ns a message, ${((openssl * pool.balls) / 1e9).toFixed(2)} s for as many; ratio ${ratio!.toFixed(2)}`
      : 'openssl not available'
    console.log(
      `round ${round + 1}                 ${(draw.time / 1000).toFixed(2)} s, ${draw.peakMebibytes} MiB; ${reference}`,
    )
  }
  const best = runs.reduce((a, b) => ((b.ratio ?? b.draw.time) < (a.ratio ?? a.draw.time) ? b : a))
  console.log(`\nbest round, where the time goes:\n${best.draw.timings}`)
  const ratios = runs.flatMap(({ ratio }) => (ratio === undefined ? [] : [ratio]))
  if (ratios.length > 0)
    console.log(
      `against OpenSSL         best ${Math.min(...ratios).toFixed(2)}, median ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}`,
    )
  console.log(
    `(Node ${process.versions.node}; the time is that of the whole process, the pool's root included)`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
