import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
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

/** Picks from a list that opens under its field. */
const choose = async (page: Page, field: string, choice: string | RegExp) => {
  await page.getByLabel(field).click()
  await page.locator('.ant-select-item-option').filter({ hasText: choice }).click()
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

test('a facility that moved away is out of the pool once the director has approved it, on a phone', async () => {
  const office = await tryOut('office', 'desktop')
  await office.goto(`${server.url}/app/facilities/MC0200`)
  await office.getByRole('button', { name: '申请不参加抽查' }).click()
  await office.getByTitle(/MC0200$/).waitFor()
  await choose(office, '原因', '搬迁')
  await office.getByLabel('依据').fill('已迁往开发区，现场核实')
  await office.getByRole('button', { name: '提出申请' }).click()
  await reads(office, '已提出 1 家')

  const director = await tryOut('director', 'phone')
  await director
    .getByRole('listitem')
    .filter({ hasText: '不参加抽查的申请待批准' })
    .getByRole('button', { name: '去批准' })
    .click()
  const row = director.getByRole('listitem').filter({ hasText: '已迁往开发区，现场核实' })
  await row.getByRole('checkbox').check()
  await director.getByRole('button', { name: '批准所选 1 家' }).click()
  await reads(director, /一般排污单位：\d+ 家 → \d+ 家/)
  await keepPicture(director, 'demo-exclusion')
  await director.getByRole('button', { name: '批准 1 家', exact: true }).click()
  await reads(director, '已批准 1 家')

  await office.goto(`${server.url}/app/facilities/MC0200`)
  await office.getByRole('table', { name: '不参加抽查' }).getByText('已迁往开发区，现场核实').waitFor()
  await office.getByRole('table', { name: '不参加抽查' }).getByText('不参加抽查', { exact: true }).waitFor()
  expect(browser.complaints).toEqual([])
})

test('a petition visit is registered on a phone, corrected in the office, and counted apart', async () => {
  const inspector = await tryOut('inspector', 'phone')
  await inspector.getByRole('link', { name: /日常抽查以外的检查/ }).click()
  await inspector.getByRole('button', { name: '登记检查' }).click()
  // The list that is left has a filter of the same name.
  await inspector.getByRole('heading', { name: '登记检查' }).waitFor()
  await choose(inspector, '检查类别', '环境信访案件处理')
  await inspector.getByLabel('信访编号').fill('明环访〔2026〕200号')
  await inspector.getByLabel('被检查单位').fill('MC0040')
  await choose(inspector, '被检查单位', /MC0040$/)
  await inspector.getByLabel('检查日期').fill('2026-11-02')
  await inspector.getByLabel('检查事由').fill('来电反映噪声')
  await inspector.getByLabel('检查情况').fill('现场噪声未超标')
  await inspector.getByLabel('未发现').check()
  await inspector.getByRole('button', { name: '登记检查' }).click()
  await reads(inspector, '登记后没有更正过。')
  await keepPicture(inspector, 'outside-registered')

  const office = await tryOut('office', 'desktop')
  await office.goto(inspector.url())
  await office.getByRole('button', { name: '更正' }).click()
  await office.getByLabel('发现违法情形').check()
  await office.getByLabel('更正原因').fill('监测报告显示超标')
  await office.getByRole('button', { name: '保存' }).click()
  await reads(office, /更正：监测报告显示超标/)
  await keepPicture(office, 'outside-corrected')

  await office.getByRole('link', { name: '统计' }).click()
  const apart = office.getByRole('region', { name: '日常抽查以外的检查' })
  await apart.getByRole('link', { name: '全年 环境信访案件处理 发现违法：2，查看名单' }).click()
  await reads(office, '明环访〔2026〕200号')
  await reads(office, '共 2 条')
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
