import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBundle } from '@mingqian/draw'
import { chromium } from 'playwright-core'
import { freshDirectory, startProcess } from '../e2e/server-process.ts'
import { drawInput } from './facilities.ts'
import { median } from './median.ts'

/*
 * The public page recomputes the opened draw of so many facilities in a real Chromium whose processor is slowed down.
 * The page computes in a worker, and Chromium slows down the page's own thread alone. So the time is also taken as it is
 * and multiplied: what it would be if everything were slower.
 */
const facilities = Number(process.argv[2] ?? 10_000)
const slowed = 4
const rounds = 5

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

  const session = await context.newCDPSession(page)
  const timesAt = async (rate: number): Promise<readonly number[]> => {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.reload()
      const choose = page.locator('input[type=file]')
      await choose.waitFor()
      const start = performance.now()
      await choose.setInputFiles(file)
      await page.waitForFunction(() =>
        /\bunknown\b|\bgood\b|\bbad\b/.test(document.querySelector('#verdict')!.className),
      )
      times.push(performance.now() - start)
      const failed = await page.locator('ol.checks li.bad').count()
      if (failed > 0) throw new Error(`${failed} checks fail`)
    }
    return times
  }
  const asItIs = await timesAt(1)
  const pageSlowed = await timesAt(slowed)
  const checks = await page.locator('ol.checks li').count()
  const line = (name: string, times: readonly number[], factor = 1) => {
    const seconds = (time: number) => `${((factor * time) / 1000).toFixed(2)} s`
    console.log(
      `${name.padEnd(24)}${seconds(median(times))}, best ${seconds(Math.min(...times))}, worst ${seconds(Math.max(...times))}`,
    )
  }
  console.log(`bundle                  ${facilities} facilities, ${checks} checks`)
  line('as it is', asItIs)
  line(`page slowed ${slowed} ×`, pageSlowed)
  line(`all of it slowed ${slowed} ×`, asItIs, slowed)
  console.log(`(median of ${rounds} rounds)`)
  if (complaints.length > 0) console.log(`the browser complained: ${complaints.join('; ')}`)
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true })
  rmSync(directory, { recursive: true, force: true })
}
