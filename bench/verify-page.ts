import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBundle } from '@mingqian/draw'
import { chromium, type Page } from 'playwright-core'
import { freshDirectory, startProcess } from '../e2e/server-process.ts'
import { drawInput } from './facilities.ts'
import { median } from './median.ts'

/*
 * The public page recomputes the opened draw of so many facilities in a real Chromium whose processor is slowed down.
 * The page computes in a worker, which Chromium does not slow down in every version: a loop in a worker shows whether
 * it does, and where it does not, the time is multiplied.
 */
const facilities = Number(process.argv[2] ?? 10_000)
const slowed = 4
const rounds = 5

/** Milliseconds of a loop in a worker of the page. */
const loopInWorker = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const code = () => {
      const start = performance.now()
      let x = 1
      for (let i = 0; i < 3e7; i++) x = (x * 48271) % 2147483647
      postMessage({ time: performance.now() - start, x })
    }
    const timed = new Worker(URL.createObjectURL(new Blob([`(${code})()`])))
    const { time } = await new Promise<{ time: number }>(resolve => {
      timed.onmessage = ({ data }) => resolve(data)
    })
    timed.terminate()
    return time
  })

const folder = mkdtempSync(join(tmpdir(), 'mingqian-bench-'))
const directory = freshDirectory()
const server = await startProcess(directory)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const input = drawInput('sha256', facilities)
  const file = join(folder, 'bundle.json')
  writeFileSync(file, JSON.stringify(makeBundle(input)))

  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${server.url}/verify`)

  // Blob workers are not allowed on the page itself; an empty one of the browser's own measures the same.
  const plain = await context.newPage()
  const loops: number[] = []
  for (const rate of [1, slowed]) {
    const session = await context.newCDPSession(plain)
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    loops.push(await loopInWorker(plain))
  }
  const factor = Math.max(1, loops[1]! / loops[0]!)

  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await page.reload()
    const verdict = page.locator('#verdict')
    const choose = page.locator('input[type=file]')
    await choose.waitFor()
    const start = performance.now()
    await choose.setInputFiles(file)
    await page.waitForFunction(() =>
      /\bunknown\b|\bgood\b|\bbad\b/.test(document.querySelector('#verdict')!.className),
    )
    times.push(performance.now() - start)
    const failed = await page.locator('ol.checks li.bad').count()
    if (failed > 0) throw new Error(`${failed} checks fail: ${await verdict.textContent()}`)
  }
  const checks = await page.locator('ol.checks li').count()
  const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`
  console.log(`bundle                  ${facilities} facilities, ${checks} checks`)
  console.log(
    `page slowed ${slowed} ×          ${seconds(median(times))}, best ${seconds(Math.min(...times))}, worst ${seconds(Math.max(...times))}`,
  )
  console.log(`a loop in a worker      ${factor.toFixed(2)} × slower by it`)
  console.log(
    `worker slowed as well   at most ${seconds(median(times) * (slowed / factor))}, best ${seconds(Math.min(...times) * (slowed / factor))}`,
  )
  if (complaints.length > 0) console.log(`the browser complained: ${complaints.join('; ')}`)
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true })
  rmSync(directory, { recursive: true, force: true })
}
