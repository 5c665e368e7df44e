import { readFileSync } from 'node:fs'
import { demoWorkbooks } from '@mingqian/server/demo'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Browsing, keepPicture, reads, signIn, startBrowser } from './browser.ts'
import {
  type Connection,
  connect,
  freshDirectory,
  importList,
  type ServerProcess,
  setUpBureau,
  startProcess,
} from './server-process.ts'

/** Two witnesses of a draw: one from outside with a link on the phone, one with an account at a desk. */

const password = 'a-long-password'
const directory = freshDirectory()
let server: ServerProcess
let browser: Browsing
let office: Connection
let id: string

beforeAll(async () => {
  browser = await startBrowser()
  server = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
  await setUpBureau(server.url, [
    { username: 'office', role: 'office' },
    { username: 'director', role: 'director' },
  ])
  office = await connect(server.url, 'office')
  const workbooks = await demoWorkbooks()
  for (const kind of ['facilities', 'inspectors'] as const)
    await importList(office, kind, `${kind}.xlsx`, workbooks[kind])
  id = (await office.post('/api/draws', { period: '2027-Q1' })).json.id
})
afterEach(async context => {
  if (context.task.result?.state === 'fail') await browser.keepAllPictures('witnesses-failed')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const savedFile = async (page: Page): Promise<string> => {
  const downloading = page.waitForEvent('download')
  await page.locator('[data-do="save"]:visible').click()
  return readFileSync(await (await downloading).path(), 'utf8')
}

const checkAt = async (page: Page, receipt: string, verdict: RegExp): Promise<void> => {
  await page.goto(`${server.url}/witness/check`)
  await page.getByLabel('或粘贴凭证全文').fill(receipt)
  await page.getByRole('button', { name: '核对' }).click()
  await page.locator('#verdict', { hasText: verdict }).waitFor()
}

test('witnesses lodge in their own browsers, and check later that their secrets were used', async () => {
  const desk = await browser.arrive(`${server.url}/app/`, 'desktop')
  await signIn(desk, 'office', password)
  await desk.goto(`${server.url}/app/draws/${id}?step=commit`)
  await desk.getByRole('heading', { name: '见证人' }).waitFor()
  await keepPicture(desk, 'commit-no-witness')
  await desk.getByRole('button', { name: '邀请见证人' }).click()
  await desk.getByLabel('姓名').fill('王监察')
  await desk.getByLabel('单位或身份').fill('市局监察支队')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^邀\s?请$/ })
    .click()
  await reads(desk, '王监察的见证链接')
  const link = ((await desk.getByRole('dialog').locator('.hash').first().textContent()) ?? '').trim()
  await desk.getByAltText('见证链接二维码').waitFor()
  await keepPicture(desk, 'invitation-link')
  await desk.getByRole('button', { name: '已交给见证人' }).click()
  await office.post(`/api/draws/${id}/witnesses`, {
    personId: (await office.get('/api/witness/candidates')).json.items.find(
      (person: { role: string }) => person.role === 'director',
    ).id,
  })

  // The outside witness, on a phone without an account.
  const phone = await browser.arrive(link, 'phone')
  await reads(phone, '第三步：提交秘密')
  // In the other language the link is kept.
  await phone.getByRole('link', { name: 'English' }).click()
  await reads(phone, 'Step 3: lodge the secret')
  await phone.locator('#make').waitFor()
  await keepPicture(phone, 'witness-english')
  await phone.getByRole('link', { name: '中文' }).click()
  await phone.locator('#make').waitFor()
  expect(await phone.locator('[data-do="lodge"]').isDisabled()).toBe(true)
  const shown = await phone.locator('#make [data-fill="commitment"]').textContent()
  await keepPicture(phone, 'witness-making')
  await phone.reload()
  await phone.locator('#make').waitFor()
  expect(await phone.locator('#make [data-fill="commitment"]').textContent()).not.toBe(shown)
  const unsigned = await savedFile(phone)
  await phone.getByRole('button', { name: '提交秘密' }).click()
  await reads(phone, '秘密已提交')
  const receipt = await savedFile(phone)
  await keepPicture(phone, 'witness-lodged')
  await phone.emulateMedia({ media: 'print' })
  await keepPicture(phone, 'witness-sheet')
  await phone.emulateMedia({ media: 'screen' })
  expect(receipt).toContain('— mingqian-log/')
  expect(unsigned).not.toContain('— mingqian-log/')
  // Opened again, the page holds the signed receipt still, and no other secret can be made.
  await phone.reload()
  await reads(phone, '您已经提交过秘密')
  expect(await phone.locator('#lodge').isVisible()).toBe(false)
  await checkAt(phone, receipt, /承诺书尚未公布/)

  // The office sees it come, without a reload, and is held back by the other.
  await reads(desk, '1 人，共邀请 2 人')
  expect(await desk.getByRole('button', { name: '提交承诺' }).isDisabled()).toBe(true)
  await keepPicture(desk, 'commit-waiting')
  await desk.setViewportSize({ width: 390, height: 844 })
  await keepPicture(desk, 'commit-waiting')
  await desk.setViewportSize({ width: 1440, height: 900 })

  // The director, with an account, from the notice.
  const director = await browser.arrive(`${server.url}/app/`, 'desktop')
  await signIn(director, 'director', password)
  await reads(director, '待我见证')
  await keepPicture(director, 'duty')
  await director.goto(`${server.url}/witness`)
  await savedFile(director)
  await director.getByRole('button', { name: '提交秘密' }).click()
  await reads(director, '秘密已提交')
  await keepPicture(director, 'witness-lodged-desk')

  await reads(desk, '2 位见证人均已提交')
  await desk.getByLabel('见证单位').waitFor()
  const committed = await office.post(`/api/draws/${id}/commit`, {
    secret: '5a'.repeat(32),
    witnessName: '试验区生态环境分局',
    beacon: { source: 'numbers/witnessed', round: '2026年12月28日现场摇号' },
  })
  expect(committed.status, committed.text).toBe(200)
  await checkAt(phone, receipt, /已写入.*的承诺书/)
  await keepPicture(phone, 'check-committed')
  await desk.goto(`${server.url}/app/draws/${id}`)
  await reads(desk, '王监察（市局监察支队）')
  await keepPicture(desk, 'committed')
  await phone.goto(`${server.url}/draws/${id}`)
  await reads(phone, '王监察（市局监察支队）')

  await office.post(`/api/draws/${id}/draw`, { value: '07 12 19 23 30 33 05' })
  await server.stop()
  server = await startProcess(directory, { clock: '2027-04-01T01:00:00Z' })
  await (await connect(server.url, 'director')).post(`/api/draws/${id}/open`)
  await checkAt(phone, receipt, /的秘密确实用于/)
  await keepPicture(phone, 'check-opened')
  const secret = /^secret (.*)$/m.exec(receipt)?.[1] ?? ''
  await checkAt(phone, receipt.replaceAll(secret, 'e'.repeat(64)), /核对未通过/)
  await keepPicture(phone, 'check-failed')
  expect(server.printed()).not.toContain(secret)
  await phone.goto(`${server.url}/witness#${'A'.repeat(43)}`)
  await reads(phone, '见证链接无效')
  await keepPicture(phone, 'witness-invalid')
  expect(browser.complaints.filter(said => !/404/.test(said))).toEqual([])
})
