import { rmSync } from 'node:fs'
import { demoWorkbooks } from '@mingqian/server/demo'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browsing, confirm, keepPicture, reads, type Screen, signIn, startBrowser } from './browser.ts'
import { photo } from './photo.ts'
import { freshDirectory, type ServerProcess, startProcess } from './server-process.ts'

const directory = freshDirectory()
const password = 'a-long-password'
const drawId = '150203-2027-Q1'
const numbers = '07 12 19 23 30 33 + 05'

let server: ServerProcess
let browser: Browsing
let administrator: Page
let office: Page
let director: Page
let auditor: Page
let lead: Page

type Lot = { readonly number: number; readonly facility: string; readonly team: readonly string[] }
let list: readonly Lot[]
let lot: Lot
let root: string

const at = (path: string) => `${server.url}${path}`

const arriveAs = async (username: string, screen: Screen = 'desktop') => {
  const page = await browser.arrive(at('/app/'), screen)
  await signIn(page, username, password)
  return page
}

const restart = async (clock: string) => {
  await server.stop()
  server = await startProcess(directory, { clock })
}

beforeAll(async () => {
  browser = await startBrowser()
  server = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') return browser.keepAllPictures(`failed-${task.name}`)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

const addPerson = async (username: string, name: string, role: string, inspector?: string) => {
  await administrator.getByRole('button', { name: '添加账号' }).click()
  const form = administrator.getByRole('dialog')
  await form.getByLabel('用户名').fill(username)
  await form.getByLabel('姓名').fill(name)
  if (role !== '执法检查人员') {
    await form.getByLabel('岗位').click()
    await administrator.getByTitle(role, { exact: true }).last().click()
  }
  if (inspector) {
    await form.getByLabel('对应检查人员').fill(inspector)
    await administrator.getByTitle(new RegExp(`^${inspector} `)).click()
  }
  await form.getByLabel('初始密码').fill(password)
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'hidden' })
  await reads(administrator.getByRole('row'), username)
}

test('an empty installation opens with the page of its first administrator, who adds the others', async () => {
  administrator = await browser.arrive(at('/app/'), 'desktop')
  await administrator.getByLabel('行政区划代码').fill('150203')
  await administrator.getByLabel('单位名称').fill('试验区生态环境分局')
  await administrator.getByLabel('管理员姓名').fill('闻书白')
  await administrator.getByLabel('用户名').fill('admin')
  await administrator.getByLabel('密码', { exact: true }).fill(password)
  await administrator.getByLabel('再次输入密码').fill(password)
  await keepPicture(administrator, '01-setup')
  await administrator.getByRole('button', { name: '完成设置' }).click()
  await administrator.waitForURL('**/sign-in')
  await signIn(administrator, 'admin', password)
  await administrator.getByRole('menuitem', { name: '人员账号' }).click()
  await addPerson('office', '林晓墨', '办公室')
  await addPerson('director', '许望澄', '局领导')
  await addPerson('auditor', '顾砚青', '稽查人员')
  await keepPicture(administrator, '02-people')
})

const choose = async (name: string, bytes: Uint8Array | string) =>
  office
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

test('a wrong register is answered cell by cell, and nothing of it is written', async () => {
  office = await arriveAs('office')
  await keepPicture(office, '03-home-empty')
  await office.getByRole('menuitem', { name: '污染源库' }).click()
  await reads(office, '污染源库还是空的')
  await office.getByRole('button', { name: '导入表格' }).first().click()
  await choose(
    '台账(有误).csv',
    [
      '污染源编号,单位名称,统一社会信用代码,监管类别,详细地址',
      'W-1,第一试验厂,91150203MA0N000001,重点,试验路1号',
      'W-2,,91150203MA0N00001A,特重点,试验路2号',
    ].join('\n'),
  )
  const findings = office.getByRole('table', { name: '问题清单' })
  await reads(office, /0 行合格.2 行有问题/)
  for (const [row, column, value] of [
    ['2', '统一社会信用代码', '91150203MA0N000001'],
    ['3', '单位名称', '空'],
    ['3', '监管类别', '特重点'],
  ] as const) {
    const finding = findings.getByRole('row').filter({ hasText: column }).filter({ hasText: value })
    const cells = await finding.getByRole('cell').allInnerTexts()
    expect(cells[0]).toBe(row)
    expect(cells[4]?.length, `what is expected of ${column}`).toBeGreaterThan(3)
  }
  expect(await office.getByRole('button', { name: '全部导入' }).isDisabled()).toBe(true)
  await keepPicture(office, '04-import-wrong')
  await office.getByRole('menuitem', { name: '污染源库' }).click()
  await reads(office, '污染源库还是空的')
})

test('the office imports 449 facilities and 30 inspectors from workbooks', async () => {
  const workbooks = await demoWorkbooks()
  for (const [menu, kind, rows, seeList] of [
    ['污染源库', 'facilities', 449, '查看污染源库'],
    ['执法检查人员库', 'inspectors', 30, '查看人员库'],
  ] as const) {
    await office.getByRole('menuitem', { name: menu }).click()
    await office.getByRole('button', { name: '导入表格' }).first().click()
    await choose(`${menu}.xlsx`, workbooks[kind])
    await reads(office, new RegExp(`共 ${rows} 行.全部合格`))
    await keepPicture(office, `05-import-${kind}`)
    await confirm(office, '全部导入', '确认导入')
    await reads(office, `已导入 ${rows} 行`)
    await office.getByRole('button', { name: seeList }).click()
    await reads(office, `共 ${rows} 条`)
    await keepPicture(office, `06-${kind}`)
  }
})

test('the office draws the next quarter: pool, quotas, commitment, numbers, sealed root', async () => {
  await office.getByRole('menuitem', { name: '工作台' }).click()
  await reads(office, '2027年第一季度抽查摇号')
  await keepPicture(office, '07-home-window')
  await office.getByRole('button', { name: '开始摇号' }).first().click()
  await office.getByRole('radio', { name: /2027年第一季度/ }).check()
  await keepPicture(office, '08-draw-period')
  await office.getByRole('button', { name: '冻结抽查库' }).click()

  await office.getByRole('tab', { name: /^参加的单位.449/ }).waitFor()
  await office.getByRole('tab', { name: /^不参加的单位.0/ }).waitFor()
  await office.getByRole('tab', { name: /^参加的人员.30/ }).waitFor()
  await keepPicture(office, '09-draw-pool')
  await office.getByRole('button', { name: /^下一步.核对比例/ }).click()

  const quotas = office.getByRole('table', { name: '抽查数量' })
  await quotas.waitFor()
  const total = await quotas.getByRole('row').filter({ hasText: '合计' }).innerText()
  expect(total.match(/\d+/g)).toEqual(['449', '63'])
  const rows = (await quotas.getByRole('row').allInnerTexts()).join('\n')
  expect(rows).toMatch(/37\s+10\s/)
  expect(rows).toMatch(/412\s+53\s/)
  expect(rows).toContain('工作方案')
  await reads(office, '每家单位都能配齐检查人员')
  await keepPicture(office, '10-draw-quotas')
  await office.getByRole('button', { name: /^下一步.提交承诺/ }).click()

  await reads(office, /秘密的指纹/)
  await keepPicture(office, '11-draw-commit')
  await confirm(office, '提交承诺')
  await reads(office, '承诺已公布')
  const download = office.waitForEvent('download')
  await office.getByRole('button', { name: '下载回执' }).click()
  expect((await download).suggestedFilename()).toContain('2027-Q1')

  await office.getByLabel('公开随机数').fill(numbers)
  await keepPicture(office, '12-draw-numbers')
  await confirm(office, '摇号并封存')
  const sealed = office.getByRole('region', { name: /^封存根值.63 支签/ })
  await sealed.waitFor()
  root = /[0-9a-f]{64}/.exec(await sealed.innerText())?.[0] ?? ''
  expect(root).toHaveLength(64)
  await keepPicture(office, '13-draw-sealed')
})

test('what is sealed offers no way to change it', async () => {
  await office.reload()
  await office.getByRole('region', { name: /^封存根值.63 支签/ }).waitFor()
  for (const name of ['作废重来', '提交承诺', '摇号并封存', '公开整期摇号', '查看密封名单'])
    expect(await office.getByRole('button', { name }).count(), name).toBe(0)
  expect(await office.getByRole('row').filter({ hasText: '密封' }).count()).toBeGreaterThan(0)
})
