import { rmSync } from 'node:fs'
import { creditCodeCheckDigit } from '@mingqian/rules'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  arriveInDemo,
  type Browsing,
  confirm,
  keepPicture,
  reads,
  type Screen,
  seenIn,
  startBrowser,
} from './browser.ts'
import { freshDirectory, type ServerProcess, startProcess } from './server-process.ts'

const directory = freshDirectory()
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

const arrive = (username: string, path: string, screen?: Screen): Promise<Page> =>
  arriveInDemo(browser, server.url, username, path, screen)

const creditCode = (n: number): string => {
  const first = `91150299MAE2E${String(n).padStart(4, '0')}`
  return `${first}${creditCodeCheckDigit(first)}`
}

const list = (page: Page) => page.getByRole('table').or(page.locator('.row-cards'))

test('a clerk imports a file, sees what is wrong with it, brings in the rest, and takes it all back', async () => {
  const page = await arrive('office', '/imports/new')
  const rows = [
    ['单位名称', '统一社会信用代码', '监管类别', '行政区划代码', '所属街镇', '详细地址'],
    ['晨曦热力站', creditCode(1), '一般', '150299', '新街道', '新路1号'],
    ['晨曦印染厂', creditCode(2), '一般', '150299', '新街道', '新路2号'],
    ['晨曦电镀厂', '91150299MAE2E0003X', '一般', '150299', '新街道', '新路3号'],
  ]
  await page.locator('input[type=file]').setInputFiles({
    name: '新增单位.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.map(row => row.join(',')).join('\r\n')),
  })
  await reads(page, '共 3 行：新增 2、有问题 1。')
  await reads(page, '统一社会信用代码校验码不符')
  await keepPicture(page, 'import-preview')
  await confirm(page, '导入其余合格的行', '写入')
  await reads(page, '已写入：新增 2。')

  const other = await arrive('office', '/facilities')
  await other.getByRole('searchbox').or(other.getByPlaceholder('名称、拼音首字母')).fill('cxrlz')
  await other.waitForURL(address => address.search.includes('cxrlz'))
  await reads(other, '晨曦热力站')
  expect(await seenIn(list(other))).not.toContain('晨曦印染厂')

  await page.getByRole('button', { name: '整批撤销' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '整批撤销' }).click()
  await reads(page, '数据已恢复原状')
  await other.reload()
  await other.getByText('晨曦热力站').waitFor({ state: 'hidden' })
  await reads(other, '共 0 条')
  await page.goto(`${server.url}/app/imports`)
  await reads(page, '新增单位.csv')
  await keepPicture(page, 'imports')
})

test('a list kept as a view opens again as it was, with its filter in the address', async () => {
  const page = await arrive('office', '/facilities?class=key')
  await reads(page, '共 38 条')
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('menuitem', { name: '保存当前为常用视图…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('视图名称').fill('重点单位')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.goto(`${server.url}/app/facilities`)
  await page.getByRole('button', { name: '常用视图' }).click()
  await page.getByRole('menuitem', { name: '重点单位' }).click()
  await page.waitForURL(address => address.search.includes('class=key'))
  await reads(page, '共 38 条')
})

test('every list of the registers fits a desktop and a phone', async () => {
  const paths = [
    '/facilities',
    '/facilities?as=map',
    '/exclusions',
    '/exclusions/new',
    '/inspectors',
    '/inspectors/RY010',
    '/training',
    '/directory',
    '/imports',
    '/imports/new',
  ]
  for (const screen of ['desktop', 'phone'] as const) {
    const page = await arrive('office', '/facilities', screen)
    for (const path of paths) {
      await page.goto(`${server.url}/app${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(beyond, `${path} on a ${screen}`).toBeLessThanOrEqual(0)
      await keepPicture(page, path.replaceAll(/\W+/g, '-'))
    }
  }
  expect(browser.complaints).toEqual([])
})
