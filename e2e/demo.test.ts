import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, keepPicture, reads, type Screen, startBrowser } from './browser.ts'
import { freshDirectory, type ServerProcess, startProcess } from './server-process.ts'

const directory = freshDirectory()
const command = fileURLToPath(new URL('../packages/cli/bin/mingqian.mjs', import.meta.url))
let server: ServerProcess
let browser: Browsing

beforeAll(async () => {
  browser = await startBrowser()
  server = await startProcess(directory)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** Signs in as a visitor of the demo does: by pressing an account's button. */
const tryOut = async (username: string, screen: Screen) => {
  const page = await browser.arrive(`${server.url}/app/`, screen)
  await page
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`${username}$`) })
    .getByRole('button')
    .click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(address => !address.pathname.endsWith('/sign-in'))
  return page
}

test('the demo prints its accounts when it starts', async () => {
  for (const username of ['office', 'director', 'inspector', 'auditor', 'admin'])
    await expect.poll(server.printed).toMatch(new RegExp(`\\b${username}\\b`))
})

test.each(['desktop', 'phone'] as const)('each role of the demo comes home on a %s', async screen => {
  for (const [username, greeting] of [
    ['office', '今日待办'],
    ['director', '今日待办'],
    ['auditor', '今日待办'],
    ['admin', '启用的账号'],
    ['inspector', '我的签'],
  ] as const) {
    const page = await tryOut(username, screen)
    await reads(page, greeting)
    await page.waitForLoadState('networkidle')
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, `${username}'s page is wider than the ${screen}`).toBeLessThanOrEqual(0)
    await keepPicture(page, `demo-${username}`)
  }
  expect(browser.complaints).toEqual([])
})

test('the bundle of the demo’s finished quarter downloads and verifies', async () => {
  const visitor = await browser.arrive(`${server.url}/draws`, 'desktop')
  await keepPicture(visitor, 'demo-draws')
  await visitor
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: '已全部公开' })
    .getByRole('link')
    .first()
    .click()
  const download = visitor.waitForEvent('download')
  await visitor.getByRole('link', { name: '下载全部材料' }).click()
  const file = join(directory, 'bundle.json')
  await (await download).saveAs(file)
  await keepPicture(visitor, 'demo-draw')
  const verified = spawnSync(process.execPath, [command, 'verify', file], { encoding: 'utf8' })
  expect(verified.status, verified.stdout + verified.stderr).toBe(0)
  await visitor.getByRole('link', { name: '在浏览器中验证' }).click()
  await reads(visitor.getByRole('status'), /验证通过.共 \d+ 项全部符合/)
  expect(browser.complaints).toEqual([])
}, 60_000)
