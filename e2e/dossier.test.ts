import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  arriveInDemo,
  type Browsing,
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

const facility = 'MC0008'

const arrive = (username: string, path: string, screen?: Screen): Promise<Page> =>
  arriveInDemo(browser, server.url, username, path, screen)

const part = (page: Page, id: string) => page.locator(`section#${id}`)

test('a dossier is read on a desktop and on a phone, and none of it is wider than the screen', async () => {
  for (const screen of ['desktop', 'phone'] as const) {
    const page = await arrive('office', `/facilities/${facility}`, screen)
    for (const id of ['profile', 'environmental-files', 'risk', 'enforcement', 'files', 'timeline'])
      await part(page, id).waitFor()
    await part(page, 'timeline').getByRole('listitem').first().waitFor()
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beyond, screen).toBeLessThanOrEqual(0)
    await keepPicture(page, 'dossier')
  }
})

test('each reason for balls leads to the entry it comes from', async () => {
  const page = await arrive('director', `/facilities/${facility}`)
  const reasons = part(page, 'risk').locator('.ball-sources a')
  await reasons.first().waitFor()
  const words = await seenIn(reasons.first())
  await reasons.first().click()
  expect(words).toContain(await seenIn(page.locator(':target')))
})

test('the second of two clerks is shown the difference, chooses, and nothing is lost', async () => {
  const path = `/facilities/${facility}/edit`
  const [first, second] = [await arrive('office', path), await arrive('office', path)]
  await first.getByLabel('联系人').fill('甲联系人')
  await second.getByLabel('联系人').fill('乙联系人')
  await second.getByLabel('主要产品及产量').fill('电、热')
  await second.getByLabel('法定代表人', { exact: true }).fill('乙代表')
  await first.getByLabel('所属街镇').fill('新街镇')
  await first
    .getByRole('button', { name: '保 存' })
    .or(first.getByRole('button', { name: '保存' }))
    .click()
  await first.getByRole('heading', { name: '基本信息' }).waitFor()

  await second.getByRole('button', { name: '保存' }).click()
  const difference = second.getByRole('dialog')
  await reads(difference, '还有 1 个栏目两人都改过')
  await keepPicture(second, 'clerks')
  const rows = await seenIn(difference.locator('tbody tr'))
  for (const said of ['甲联系人', '乙联系人', '新街镇', '乙代表', '电、热']) expect(rows).toContain(said)
  expect(await difference.getByRole('button', { name: '按选择保存' }).isDisabled()).toBe(true)

  // Going back loses nothing that was typed.
  await difference.getByRole('button', { name: '返回继续填写' }).click()
  await difference.waitFor({ state: 'hidden' })
  expect(await second.getByLabel('联系人').inputValue()).toBe('乙联系人')
  await second.getByRole('button', { name: '保存' }).click()
  await difference.getByRole('radio', { name: '联系人 我填写的' }).check()
  await difference.getByRole('button', { name: '按选择保存' }).click()

  const profile = part(second, 'profile')
  await profile.waitFor()
  for (const said of ['乙联系人', '新街镇', '乙代表', '电、热']) await reads(profile, said)
  const told = await seenIn(part(second, 'timeline').locator('.happening').first())
  expect(told).toContain('甲联系人')
  expect(told).toContain('乙联系人')
})

test('an entry is added by its catalogue, objected to field by field, changed by two, and removed', async () => {
  const page = await arrive('office', `/facilities/${facility}`)
  const files = part(page, 'environmental-files')
  await files.getByRole('button', { name: '登记环保手续' }).click()
  await page.getByRole('menuitem', { name: '排污许可' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('排污许可证编号').fill('123')
  await form.getByLabel('发证日期').fill('2026-12-01')
  await form.getByLabel('有效期至').fill('2027-01-10')
  await form.getByRole('button', { name: '保存' }).click()
  await reads(form, /排污许可证编号应为22位/)
  await form.getByLabel('排污许可证编号').fill('91150299MADEM0008R002Q')
  await keepPicture(page, 'entry-form')
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'hidden' })
  await reads(files, '91150299MADEM0008R002Q')
  await reads(files, /剩 \d+ 天/)

  // Another window changes the same entry meanwhile.
  const other = await arrive('office', `/facilities/${facility}`)
  await page.getByRole('button', { name: '修改 91150299MADEM0008R002Q' }).click()
  await other.getByRole('button', { name: '修改 91150299MADEM0008R002Q' }).click()
  await other.getByRole('dialog').getByLabel('发证机关').fill('市生态环境局')
  await other.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await other.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('dialog').getByLabel('有效期至').fill('2027-02-10')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const difference = page.getByRole('dialog').filter({ hasText: '他人已保存' })
  await reads(difference, '市生态环境局')
  await difference.getByRole('button', { name: '按选择保存' }).click()
  await difference.waitFor({ state: 'hidden' })
  await reads(files, '市生态环境局')
  await reads(files, '2027-02-10')

  await page.getByRole('button', { name: '删除 91150299MADEM0008R002Q' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await files.getByText('91150299MADEM0008R002Q').waitFor({ state: 'hidden' })
  await reads(part(page, 'timeline'), '删除排污许可：91150299MADEM0008R002Q')
})

test('a phone number is shown for a reason, and the auditor reads who saw it', async () => {
  const page = await arrive('director', `/facilities/${facility}`)
  await part(page, 'profile').getByRole('button', { name: '查看' }).click()
  const asking = page.getByRole('dialog')
  await asking.getByLabel('查看理由').fill('电话核实投诉')
  await asking.getByRole('button', { name: '查看' }).click()
  await reads(asking, /^\d{11}$/)
  await keepPicture(page, 'unmasked')
  await asking.getByRole('button', { name: '关闭', exact: true }).last().click()
  const auditor = await arrive('auditor', '/access?what=personal-data')
  await reads(auditor, '电话核实投诉')
  await reads(auditor, '查看个人信息')
  await keepPicture(auditor, 'access')
})

test('a document is uploaded, renewed and fetched in its older version', async () => {
  const page = await arrive('office', `/facilities/${facility}`)
  const files = part(page, 'files')
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7\n${text}\n%%EOF`),
  })
  await files.getByRole('button', { name: '上传文件' }).click()
  const form = page.getByRole('dialog')
  await form.locator('input[type=file]').setInputFiles(file('排污许可证.pdf', '第一版'))
  await form.getByLabel('类别').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '排污许可证' }).click()
  await form.getByRole('button', { name: '上传', exact: true }).click()
  await form.waitFor({ state: 'hidden' })
  await files.getByRole('button', { name: '上传新版' }).click()
  await form.locator('input[type=file]').setInputFiles(file('排污许可证（换发）.pdf', '第二版'))
  await form.getByRole('button', { name: '上传', exact: true }).click()
  await form.waitFor({ state: 'hidden' })
  await reads(files, '排污许可证（换发）.pdf')
  await keepPicture(page, 'documents')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: '排污许可证.pdf' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('排污许可证.pdf')
  const stream = await download.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString()).toContain('第一版')
})

test('nobody’s browser complained but of the answers that were refusals', () => {
  expect(browser.complaints.filter(said => !/status of (409|422)/.test(said))).toEqual([])
})
