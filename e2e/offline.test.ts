import { rmSync } from 'node:fs'
import { demoWorkbooks } from '@mingqian/server/demo'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browsing, confirm, keepPicture, reads, seenIn, signIn, startBrowser } from './browser.ts'
import { photo } from './photo.ts'
import {
  connect,
  freshDirectory,
  importList,
  type ServerProcess,
  setUpBureau,
  startProcess,
} from './server-process.ts'

/** An inspector in a boiler house: the lot is opened at the gate, and from there on there is no signal. */

const directory = freshDirectory()
const password = 'a-long-password'
let server: ServerProcess
let browser: Browsing
let phone: Page
let facility: string

/** The registers filled, a quarter drawn, and an account for the lead of the first lot. @returns its facility's name */
const drawDistrict = async (url: string): Promise<string> => {
  await setUpBureau(url, [
    { username: 'office', role: 'office' },
    { username: 'director', role: 'director' },
  ])
  const office = await connect(url, 'office')
  const workbooks = await demoWorkbooks()
  for (const kind of ['facilities', 'inspectors'] as const)
    await importList(office, kind, `${kind}.xlsx`, workbooks[kind])
  const { id } = (await office.post('/api/draws', { period: '2027-Q1' })).json
  const committed = await office.post(`/api/draws/${id}/commit`, {
    secret: '5a'.repeat(32),
    witnessName: '试验区生态环境分局',
    beacon: { source: 'numbers/witnessed', round: '2026年12月28日现场摇号' },
  })
  expect(committed.status, committed.text).toBe(200)
  const drawn = await office.post(`/api/draws/${id}/draw`, { value: '07 12 19 23 30 33 05' })
  expect(drawn.status, drawn.text).toBe(200)
  const director = await connect(url, 'director')
  const list = (await director.post(`/api/draws/${id}/sealed-list`, { reason: '安排车辆' })).json
  const administrator = await connect(url, 'admin')
  await administrator.post('/api/people', {
    username: 'lead',
    name: 'lead',
    role: 'inspector',
    inspectorId: list.lots[0].team[0].inspector.id,
    password,
  })
  return list.lots[0].facility.name
}

beforeAll(async () => {
  browser = await startBrowser()
  const preparing = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
  facility = await drawDistrict(preparing.url)
  await preparing.stop()
  server = await startProcess(directory, { clock: '2027-01-05T01:00:00Z' })
}, 120_000)
afterEach(({ task }) => {
  if (task.result?.state === 'fail') return browser.keepAllPictures(`failed-${task.name}`)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

const loseSignal = async () => {
  await phone.context().setOffline(true)
  const reached = phone.evaluate(() => fetch('/healthz').then(() => true))
  await expect(reached).rejects.toThrow()
}

test('at the gate the lead opens the lot, and the phone keeps the application for later', async () => {
  phone = await browser.arrive(`${server.url}/app/`, 'phone')
  await signIn(phone, 'lead', password)
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await phone.getByRole('heading', { name: facility, exact: true }).click()
  await confirm(phone, '开签')
  await phone.getByRole('img', { name: '核验二维码' }).waitFor()
  await phone.waitForLoadState('networkidle')
})

test('without a signal the application starts, shows the lot under way, its code and its record', async () => {
  await loseSignal()
  await phone.goto(`${server.url}/app/field`)
  await reads(phone, '没有连接到服务器')
  await keepPicture(phone, 'offline-1-lots')
  await phone.getByRole('heading', { name: facility, exact: true }).click()
  await phone.getByRole('button', { name: '出示二维码' }).click()
  await phone.getByRole('img', { name: '核验二维码' }).waitFor()
  await phone.getByRole('button', { name: '填写记录' }).click()
  await phone.getByLabel('现场接待人', { exact: true }).fill('接待人甲')
  await phone.getByLabel('检查情况小结').fill('锅炉房内无信号，现场未见异常。')
  await phone
    .getByLabel('拍照', { exact: true })
    .setInputFiles({ name: '锅炉房.png', mimeType: 'image/png', buffer: photo() })
  await phone.getByRole('img', { name: '照片 1' }).waitFor()
  await reads(phone.getByRole('status'), '已保存到本机')
})

test('a reload without a signal loses nothing of the record', async () => {
  await phone.reload()
  await phone.getByLabel('检查情况小结').waitFor()
  expect(await phone.getByLabel('现场接待人', { exact: true }).inputValue()).toBe('接待人甲')
  expect(await phone.getByLabel('检查情况小结').inputValue()).toContain('锅炉房内无信号')
  await phone.getByRole('img', { name: '照片 1' }).waitFor()
  await reads(phone.getByRole('status'), '已保存到本机')
  await keepPicture(phone, 'offline-2-record')
})

test('nothing of a lot that is still secret, and no answer of the server, lies in the phone’s caches', async () => {
  const cached = await phone.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        addresses.push(new URL(request.url).pathname)
    return addresses
  })
  expect(cached).toContain('/app/index.html')
  expect(cached.filter(path => !path.startsWith('/app/'))).toEqual([])
  const kept = await phone.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('mingqian-field')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('lots').objectStore('lots').getAll()
          all.onsuccess = () => resolve(all.result.map(({ lot }) => lot.state))
        }
      }),
  )
  expect(kept.length).toBe(1)
  expect(['opened', 'draft']).toContain(kept[0])
})

test('with the signal back, record and photo reach the server by themselves', async () => {
  await phone.context().setOffline(false)
  await reads(phone.getByRole('status'), '已同步')
  const lead = await connect(server.url, 'lead')
  const { items } = (await lead.get('/api/my/lots')).json
  const lot = items.find((each: { facility: { name: string } }) => each.facility.name === facility)
  const record = (await lead.get(`/api/draws/${lot.drawId}/lots/${lot.index}/record`)).json
  expect(record.body.receivedBy).toBe('接待人甲')
  expect(record.body.summary).toContain('锅炉房内无信号')
  expect(record.photos).toHaveLength(1)
  expect(await phone.getByText('连接不到服务器').count()).toBe(0)
})

test('whoever signs out leaves no lot on the phone', async () => {
  await phone.goto(`${server.url}/app/field`)
  await phone.getByRole('button', { name: /账号菜单/ }).click()
  await phone.getByRole('menuitem', { name: '退出登录' }).click()
  await phone.waitForURL('**/sign-in')
  await phone.context().setOffline(true)
  await phone.goto(`${server.url}/app/field`)
  await reads(phone, '连接不到服务器')
  expect(await seenIn(phone.locator('body'))).not.toContain(facility)
})
