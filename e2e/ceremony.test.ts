import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arriveInDemo, type Browsing, confirm, keepPicture, reads, seenIn, startBrowser } from './browser.ts'
import {
  type Connection,
  connect,
  freshDirectory,
  type ServerProcess,
  startProcess,
} from './server-process.ts'

/** A draw on the wall of the room it is made in, in the demo district; and its rehearsal before. */

const directory = freshDirectory()
let server: ServerProcess
let browser: Browsing
let office: Connection

beforeAll(async () => {
  browser = await startBrowser()
  server = await startProcess(directory)
  office = await connect(server.url, 'office', 'mingqian-demo')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

const wall = { width: 1920, height: 1080 }

const arrive = async (username: string, path: string): Promise<Page> => {
  const page = await arriveInDemo(browser, server.url, username, path)
  await page.setViewportSize(wall)
  return page
}

const logSize = async (): Promise<number> =>
  Number((await (await fetch(`${server.url}/log/checkpoint`)).text()).split('\n')[1])

test('a rehearsal is played with the keyboard, says on every screen that it has no effect, and leaves no trace', async () => {
  const before = await logSize()
  const page = await arrive('office', '/draws')
  await page.getByRole('link', { name: '摇号演练' }).click()
  await page.getByRole('button', { name: '演练2027年第一季度' }).click()
  await reads(page, '家污染源在库')
  await keepPicture(page, 'rehearsal-pool')
  // A key pressed before the scene is there would be lost: each is waited for.
  for (const [key, scene] of [
    ['ArrowRight', '见证'],
    ['ArrowRight', '公开随机数'],
    ['Space', '摇号'],
    ['Space', '结果'],
  ] as const) {
    await reads(page, '演练 不具效力')
    await page.keyboard.press(key)
    await page.locator('[aria-current]').getByText(scene).waitFor()
    if (scene === '公开随机数') await reads(page, '演练用的随机数')
    await keepPicture(page, `rehearsal-${scene}`)
  }
  await reads(page, '演练结束')
  await reads(page, '演练 不具效力')
  await page.keyboard.press('ArrowLeft')
  await page.getByText('演练结束').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: '双随机摇号' }).waitFor()
  expect(await logSize()).toBe(before)
})

test('the office draws from the wall; it shows tickets and no names, which the director may show for a reason', async () => {
  const { id } = (await office.post('/api/draws', { period: '2027-Q1' })).json
  const committed = await office.post(`/api/draws/${id}/commit`, {
    secret: '5a'.repeat(32),
    witnessName: '明川区生态环境分局',
    beacon: { source: 'numbers/witnessed', round: '现场摇号' },
  })
  expect(committed.status, committed.text).toBe(200)
  const page = await arrive('office', `/draws/${id}/ceremony`)
  const watching = await arrive('auditor', `/draws/${id}/ceremony`)
  await reads(watching, '由业务科室录入公开随机数并摇号')
  await keepPicture(page, 'ceremony-beacon')
  await page.getByRole('textbox').fill('07 12 19 23 30 33 05')
  await confirm(page, '摇号并封存')
  await reads(page, /^\d+ \/ \d+$/)
  await keepPicture(page, 'ceremony-lots')
  // Whoever only watches sees it a few seconds later, without a reload.
  await reads(watching, /^\d+ \/ \d+$/)
  await page.keyboard.press('ArrowRight')
  await reads(page, '封存根值')
  await keepPicture(page, 'ceremony-end')
  const { root, lots } = (await office.get(`/api/draws/${id}`)).json
  expect((await seenIn(page.locator('body'))).replaceAll(/\s/g, '')).toContain(root)
  const html = await page.content()
  expect(html).not.toMatch(/MC\d{4}|明川区.+(?:厂|公司|医院|中心)/)
  expect(lots).toBeGreaterThan(10)

  const director = await arrive('director', `/draws/${id}/ceremony`)
  await director.getByRole('button', { name: '显示名单' }).click()
  await director.getByRole('dialog').getByRole('textbox').fill('在场人员均可知悉')
  await director.getByRole('dialog').getByRole('button').last().click()
  await reads(director, '正在显示名单，检查前保密')
  await director.getByRole('button', { name: '重放' }).click()
  await reads(director, '家污染源在库')
  const auditor = await arrive('auditor', '/access')
  await reads(auditor, '在场人员均可知悉')
  await page.setViewportSize({ width: 390, height: 844 })
  await keepPicture(page, 'ceremony-end')
  expect(browser.complaints).toEqual([])
})
