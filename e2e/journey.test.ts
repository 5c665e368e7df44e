import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoWorkbooks } from '@mingqian/server/demo'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  type Browsing,
  confirm,
  goTo,
  keepPicture,
  reads,
  type Screen,
  seenIn,
  signIn,
  startBrowser,
} from './browser.ts'
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
let creditCode: string

const at = (path: string) => `${server.url}${path}`

const arriveAs = async (username: string, screen: Screen = 'desktop') => {
  const page = await browser.arrive(at('/app/'), screen)
  await signIn(page, username, password)
  return page
}

/** Everybody goes home; the server is started again on another day. */
const restart = async (clock: string) => {
  await browser.sendHome()
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
  await goTo(administrator, '人员账号')
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
  await goTo(office, '污染源库')
  await reads(office, '污染源库还是空的')
  await office.getByRole('link', { name: '导入表格' }).first().click()
  await choose(
    '台账(有误).csv',
    [
      '污染源编号,单位名称,统一社会信用代码,监管类别,详细地址',
      'W-1,第一试验厂,91150203MA0N000001,重点,试验路1号',
      'W-2,,91150203MA0N00001A,特重点,试验路2号',
    ].join('\n'),
  )
  const findings = office.getByRole('table', { name: '问题清单' })
  await reads(office, '有问题（2）')
  for (const [row, ...found] of [
    ['2', '统一社会信用代码', '91150203MA0N000001'],
    ['3', '单位名称', '空', '监管类别', '特重点'],
  ] as const) {
    const finding = findings.getByRole('row').filter({ hasText: found[0] })
    const cells = await finding.getByRole('cell').allInnerTexts()
    expect(cells[0]).toBe(row)
    for (const part of found) expect(cells.join(' ')).toContain(part)
    expect(cells[4]?.length, 'what is expected').toBeGreaterThan(3)
  }
  expect(await office.getByRole('button', { name: '导入其余合格的行' }).isDisabled()).toBe(true)
  await keepPicture(office, '04-import-wrong')
  await goTo(office, '污染源库')
  await reads(office, '污染源库还是空的')
})

test('the office imports 449 facilities and 30 inspectors from workbooks', async () => {
  const workbooks = await demoWorkbooks()
  for (const [menu, kind, rows, seeList] of [
    ['污染源库', 'facilities', 449, '查看污染源库'],
    ['执法检查人员库', 'inspectors', 30, '查看人员库'],
  ] as const) {
    await goTo(office, menu)
    await office.getByRole('link', { name: '导入表格' }).first().click()
    await choose(`${menu}.xlsx`, workbooks[kind])
    await reads(office, new RegExp(`共 ${rows} 行.新增 ${rows}`))
    await keepPicture(office, `05-import-${kind}`)
    await confirm(office, '确认导入', '写入')
    await reads(office, `已写入：新增 ${rows}`)
    await office.getByRole('link', { name: seeList }).click()
    await reads(office, `共 ${rows} 条`)
    await keepPicture(office, `06-${kind}`)
  }
})

const witnesses = [
  ['王监察', '市局监察支队'],
  ['李纪检', '区纪委监委派驻组'],
] as const

/** What each witness keeps: the signed receipt. */
const receipts: string[] = []

const saved = async (page: Page, press: () => Promise<void>): Promise<string> => {
  const downloading = page.waitForEvent('download')
  await press()
  return readFileSync(await (await downloading).path(), 'utf8')
}

/** A witness without an account makes a secret on a phone of their own, keeps it, and lodges it. */
const lodgeSecret = async (link: string): Promise<string> => {
  const witness = await browser.arrive(link, 'phone')
  const save = () => saved(witness, () => witness.locator('[data-do="save"]:visible').click())
  await save()
  await witness.getByRole('button', { name: '提交秘密' }).click()
  await reads(witness, '秘密已提交')
  const receipt = await save()
  await witness.close()
  return receipt
}

test('the office draws the next quarter: pool, quotas, commitment, numbers, sealed root', async () => {
  await goTo(office, '工作台')
  await reads(office, '2027年第一季度抽查摇号')
  await keepPicture(office, '07-home-window')
  const task = office.getByRole('listitem').filter({ hasText: '2027年第一季度抽查摇号' })
  await task.getByRole('button', { name: '开始摇号' }).click()
  await office.getByRole('radio', { name: /2027年第一季度/, checked: true }).waitFor()
  await keepPicture(office, '08-draw-period')
  await office.getByRole('button', { name: '冻结抽查库' }).click()

  await office.getByRole('tab', { name: /^参加的单位.449/ }).waitFor()
  await office.getByRole('tab', { name: /^不参加的单位.0/ }).waitFor()
  await office.getByRole('tab', { name: /^参加的人员.30/ }).waitFor()
  await keepPicture(office, '09-draw-pool')
  await office.getByRole('button', { name: /^下一步.核对比例/ }).click()

  const quotas = office.getByRole('table', { name: '抽查数量' })
  await quotas.waitFor()
  const total = await seenIn(quotas.getByRole('row').filter({ hasText: '合计' }))
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
  for (const [name, body] of witnesses) {
    await office.getByRole('button', { name: '邀请见证人' }).click()
    const invitation = office.getByRole('dialog')
    await invitation.getByLabel('姓名').fill(name)
    await invitation.getByLabel('单位或身份').fill(body)
    await invitation.getByRole('button', { name: /^邀\s?请$/ }).click()
    await reads(office, `${name}的见证链接`)
    const link = (await seenIn(invitation.locator('.hash').first())).trim()
    await office.getByRole('button', { name: '已交给见证人' }).click()
    receipts.push(await lodgeSecret(link))
  }
  await reads(office, '2 位见证人均已提交')
  await reads(office, '分散到整个检查期')
  await keepPicture(office, '11-draw-dispatch')
  // The journey ends with the lots of one day.
  await office.getByRole('radio', { name: '检查期第一个工作日一次派发' }).check()
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
  root = /[0-9a-f]{64}/.exec(await seenIn(sealed))?.[0] ?? ''
  expect(root).toHaveLength(64)
  await keepPicture(office, '13-draw-sealed')
})

test('what is sealed offers no way to change it', async () => {
  await office.reload()
  await office.getByRole('region', { name: /^封存根值.63 支签/ }).waitFor()
  for (const name of ['作废重来', '提交承诺', '摇号并封存', '公开整期摇号', '查看密封名单'])
    expect(await office.getByRole('button', { name }).count(), name).toBe(0)
  await office.getByRole('row').filter({ hasText: '密封' }).first().waitFor()
})

test('whoever passes by finds the same root in the public log and on the page of the draw', async () => {
  const citizen = await browser.arrive(at('/'), 'desktop')
  await keepPicture(citizen, '14-public-home')
  await citizen.getByRole('link', { name: '公开日志', exact: true }).first().click()
  const entry = citizen.getByRole('listitem').filter({ hasText: '封存2027年第一季度' })
  await keepPicture(citizen, '15-public-log')
  await entry.getByRole('link').first().click()
  await reads(citizen, root)
  await reads(citizen.getByRole('status'), /通过|在日志/)
  await keepPicture(citizen, '15a-log-entry')
  await citizen.goBack()
  await entry.getByRole('link', { name: /^封存2027年第一季度/ }).click()
  await reads(citizen, '名单已封存')
  expect((await seenIn(citizen.getByRole('main'))).replace(/\s/g, '')).toContain(root)
  await keepPicture(citizen, '16-public-draw')
})

/** Reads the sealed list as it is shown, leaf by leaf. */
const readList = async (dialog: Locator): Promise<readonly Lot[]> => {
  const read: Lot[] = []
  for (;;) {
    await dialog.getByRole('cell', { name: String(read.length + 1), exact: true }).waitFor()
    for (const row of await dialog.getByRole('row').all()) {
      const [number = '', facility = '', , team = ''] = await row.getByRole('cell').allInnerTexts()
      if (!/^\d+$/.test(number)) continue
      read.push({
        number: Number(number),
        facility,
        team: team.split('、').map(seat => seat.split(' ').at(-1) ?? ''),
      })
    }
    const next = dialog.getByTitle('下一页')
    if ((await next.getAttribute('aria-disabled')) === 'true') return read
    await next.click()
  }
}

test('the director reads the sealed list for a reason, and the auditor sees that she did', async () => {
  director = await arriveAs('director')
  await goTo(director, '双随机摇号')
  await director.getByRole('link', { name: '2027年第一季度随机抽查' }).click()
  await director.getByRole('button', { name: '查看密封名单' }).click()
  const dialog = director.getByRole('dialog')
  await dialog.getByLabel('查看理由').fill('安排采样车辆')
  await keepPicture(director, '17-sealed-list-reason')
  await dialog.getByRole('button', { name: '记录并查看' }).click()
  list = await readList(dialog)
  await keepPicture(director, '18-sealed-list')
  expect(list.map(({ number }) => number)).toEqual(Array.from({ length: 63 }, (_, n) => n + 1))
  lot = list[0] as Lot
  expect(lot.team.length).toBeGreaterThanOrEqual(2)
  await dialog.getByRole('button', { name: '关闭' }).last().click()

  auditor = await arriveAs('auditor')
  await goTo(auditor, '查阅痕迹')
  const trace = auditor.getByRole('row').filter({ hasText: '查看密封名单' })
  await trace.waitFor()
  expect(await seenIn(trace)).toMatch(/许望澄[\s\S]*安排采样车辆/)
  await keepPicture(auditor, '19-access-records')
})

test('the city bureau makes its key, checks the list and the log, and cosigns: that is the receipt of the filing', async () => {
  const bureau = await browser.arrive(at('/cosign'), 'desktop')
  await bureau.getByText('第一次使用：制作密钥').click()
  await bureau.getByLabel('单位名称').fill('市生态环境局')
  await bureau.getByLabel('口令（至少 10 个字符）').fill('cosign-passphrase')
  await bureau.getByLabel('再输一遍口令').fill('cosign-passphrase')
  const keyFile = await saved(bureau, () =>
    bureau.getByRole('button', { name: '制作并保存密钥文件' }).click(),
  )
  expect(keyFile).toContain('BEGIN AGE ENCRYPTED FILE')
  await reads(bureau, '联署公钥登记表')
  const sheet = await seenIn(bureau.getByRole('main'))
  await keepPicture(bureau, '19a-cosign-key')
  const key = /\S+\+[0-9a-f]{8}\+\S+/g
  const [own = ''] = (sheet.match(key) ?? []).filter(line => !line.startsWith('mingqian-log/'))
  const [encryption = ''] = /age1[a-z0-9]+/.exec(sheet) ?? []

  await goTo(director, '备案联署')
  await director.getByRole('button', { name: '登记联署机构' }).first().click()
  const form = director.getByRole('dialog')
  await form.getByLabel('机构名称').fill('市生态环境局')
  await form.getByLabel('联署公钥').fill(own)
  await form.getByLabel('加密公钥').fill(encryption)
  await keepPicture(director, '19b-enter-cosigner')
  await form.getByRole('button', { name: '登记联署机构' }).click()
  await form.waitFor({ state: 'hidden' })
  await reads(director, '还没有联署过')
  await keepPicture(director, '19c-cosigners')

  await office.reload()
  const filing = office.getByRole('region', { name: '备案', exact: true })
  await filing.getByRole('button', { name: '制作备案包' }).click()
  await reads(filing, '待对方联署')
  const parcel = join(directory, 'parcel.json')
  writeFileSync(parcel, await saved(office, () => filing.getByRole('link', { name: '下载备案包' }).click()))
  for (const { facility } of list) expect(readFileSync(parcel, 'utf8')).not.toContain(facility)

  await bureau.getByLabel('备案包文件').setInputFiles(parcel)
  await reads(bureau, '备案包核对无误')
  await bureau.getByText(/^名单（共 63 签）$/).click()
  await reads(bureau, lot.facility)
  await bureau.getByRole('button', { name: '核对并联署' }).click()
  await reads(bureau, '备案已签收')
  await keepPicture(bureau, '19d-cosigned')
  await office.reload()
  await reads(filing, '已备案')
  await reads(filing, /联署于公开日志第 \d+ 号检查点/)
  await keepPicture(office, '19e-filed')
  await bureau.close()
})

test('the administrator gives the team of the first lot their accounts', async () => {
  for (const [number, name] of lot.team.entries())
    await addPerson(number === 0 ? 'lead' : `member${number}`, name, '执法检查人员', name)
  await keepPicture(administrator, '20-people-team')
})

test('a closed firm is replaced by protocol: the office asks by number, the director decides, nobody chooses', async () => {
  await office.reload()
  await office.getByRole('button', { name: '第 5 签申请换签' }).click()
  const ask = office.getByRole('dialog')
  await ask.getByLabel('原因').click()
  await office.getByText('已关闭', { exact: true }).last().click()
  await ask.getByLabel('依据').fill('市场监管部门注销登记通知书')
  await keepPicture(office, '20a-ask')
  await ask.getByRole('button', { name: '提交申请' }).click()
  await ask.waitFor({ state: 'hidden' })

  await goTo(director, '换签')
  await director.getByRole('button', { name: '审批' }).click()
  const decision = director.getByRole('dialog')
  await reads(decision, list[4]?.facility ?? '')
  await decision.getByLabel('批准意见').fill('同意')
  await keepPicture(director, '20b-decide')
  await decision.getByRole('button', { name: '批准换签' }).click()
  await decision.waitFor({ state: 'hidden' })
  await reads(director, /第 64 签替换/)

  await office.reload()
  await reads(office, '已由第 64 签替换')
  expect(await seenIn(office.locator('body'))).not.toContain(list[4]?.facility)
  await keepPicture(office, '20c-replaced')
})

test('on its day the lead opens the lot on site, and a passer-by checks the code without an account', async () => {
  await restart('2027-01-05T01:00:00Z')
  lead = await arriveAs('lead', 'phone')
  await reads(lead, '我的签')
  await keepPicture(lead, '21-my-lots')
  await lead.getByRole('heading', { name: lot.facility, exact: true }).click()
  await reads(lead, lot.team.at(-1) as string)
  creditCode = /[0-9A-Z]{18}/.exec(await seenIn(lead.getByRole('main')))?.[0] ?? ''
  expect(creditCode).not.toBe('')
  await keepPicture(lead, '22-lot-before')
  await confirm(lead, '开签')
  await reads(lead, '请企业扫码核验')
  await lead.getByRole('img', { name: '核验二维码' }).waitFor()
  await keepPicture(lead, '23-lot-code')

  const address = (await lead.getByRole('link', { name: /\/open\// }).getAttribute('href')) ?? ''
  const passerBy = await browser.arrive(address, 'phone')
  const checks = passerBy.getByRole('region', { name: '逐项核验' }).getByRole('listitem')
  await checks.first().waitFor()
  await reads(passerBy.getByRole('status'), '核验通过')
  expect(await checks.count()).toBeGreaterThanOrEqual(4)
  const said = await seenIn(passerBy.getByRole('main'))
  for (const word of [lot.facility, ...lot.team, '这不能证明什么']) expect(said).toContain(word)
  for (const other of list.slice(1)) expect(said).not.toContain(other.facility)
  await keepPicture(passerBy, '24-open')
})

const parts = [
  '污染防治设施运行情况',
  '污染物排放情况',
  '环境影响评价执行情况',
  '“三同时”执行情况',
  '排污许可执行情况',
]

test('the lead writes the record on a phone, loses nothing by a reload, and signs once and for all', async () => {
  await lead.getByRole('button', { name: '填写记录' }).click()
  await reads(lead, /2027-01-14/)
  await reads(lead, '剩 7 个工作日')
  await lead.getByRole('button', { name: '到达时间 现在' }).click()
  await lead.getByRole('checkbox', { name: '已出示执法证件' }).check()
  await lead.getByRole('checkbox', { name: '已告知申请回避的权利' }).check()
  await lead.getByLabel('现场接待人', { exact: true }).fill('接待人甲')
  await lead.getByRole('button', { name: /记录现场位置/ }).click()
  await reads(lead, /经度 109.82/)
  for (const part of parts) {
    const finding = lead.getByRole('radiogroup', { name: `${part} 检查结论` })
    await finding.getByText(part === parts[1] ? '异常' : '正常', { exact: true }).click()
  }
  await lead.getByRole('textbox', { name: `${parts[1]} 事实情况` }).fill('总排口在线监测数据缺失两小时。')
  await lead
    .getByLabel(new RegExp(`^拍照.${parts[1]}`))
    .setInputFiles({ name: '总排口.png', mimeType: 'image/png', buffer: photo() })
  await lead.getByRole('img', { name: '照片 1' }).waitFor()
  await reads(lead.getByRole('status'), '已同步')

  await lead.getByLabel('检查情况小结').fill('除在线监测数据缺失外,未见异常。')
  await reads(lead.getByRole('status'), /已保存到本机|正在同步|已同步/)
  await lead.reload()
  await lead.getByLabel('检查情况小结').waitFor()
  expect(await lead.getByLabel('检查情况小结').inputValue()).toContain('未见异常')
  expect(await lead.getByRole('textbox', { name: `${parts[1]} 事实情况` }).inputValue()).toContain(
    '缺失两小时',
  )
  expect(await lead.getByRole('checkbox', { name: '已出示执法证件' }).isChecked()).toBe(true)
  await lead.getByRole('img', { name: '照片 1' }).waitFor()

  await lead.getByRole('button', { name: '签字定稿' }).click()
  const missing = lead.getByRole('dialog')
  await reads(missing, '被检查单位签字')
  await keepPicture(lead, '25-record-missing')
  await missing.getByRole('button', { name: '继续填写' }).click()
  await lead.getByLabel('现场要求').fill('三日内查明缺失原因并书面报告。')
  await lead.getByRole('button', { name: '离开时间 现在' }).click()
  await lead.getByRole('radiogroup', { name: '被检查单位签字' }).getByText('已签字').click()
  for (const name of lot.team) await lead.getByRole('checkbox', { name: new RegExp(`${name} 签字`) }).check()
  await keepPicture(lead, '26-record')
  await confirm(lead, '签字定稿', '确认签字')
  await reads(lead, /已签字.等待公示/)
  await keepPicture(lead, '27-record-signed')
  await lead.reload()
  await reads(lead, /已签字.等待公示/)
  for (const role of ['textbox', 'checkbox', 'radio'] as const)
    expect(await lead.getByRole(role).count(), role).toBe(0)
  expect(await lead.getByRole('button', { name: '签字定稿' }).count()).toBe(0)
})

test('the office publishes, and a citizen finds the result by name and by credit code', async () => {
  office = await arriveAs('office')
  await keepPicture(office, '28-home-publish')
  await goTo(office, '检查与公示')
  await office.getByRole('link', { name: lot.facility }).click()
  await reads(office, '总排口在线监测数据缺失两小时')
  await keepPicture(office, '29-visit')
  await confirm(office, '公示结果')
  await reads(office, /^已于 .* 向社会公示/)

  const citizen = await browser.arrive(at('/'), 'phone')
  for (const sought of [lot.facility, creditCode]) {
    await citizen.getByRole('link', { name: '检查结果', exact: true }).click()
    await citizen.getByRole('searchbox').fill(sought)
    await citizen.getByRole('button', { name: '查询' }).click()
    await keepPicture(citizen, '30-results')
    await citizen.getByRole('main').getByRole('link', { name: lot.facility }).click()
    await reads(citizen, `${lot.facility}现场检查结果`)
    await reads(citizen, '总排口在线监测数据缺失两小时')
    await keepPicture(citizen, '31-result')
  }
  const said = await citizen.content()
  for (const secret of ['接待人甲', '109.82']) expect(said).not.toContain(secret)
})

test('of the lots not opened nothing is found on the public pages', async () => {
  const citizen = await browser.arrive(at('/results'), 'desktop')
  const others = list.slice(1).map(({ facility }) => facility)
  for (const path of ['/', '/draws', `/draws/${drawId}`, '/results', '/log', '/plans', '/verify']) {
    await citizen.goto(at(path))
    const said = await citizen.content()
    for (const name of others) expect(said.includes(name), `${name} on ${path}`).toBe(false)
  }
  for (const name of others) {
    await citizen.goto(at(`/results?q=${encodeURIComponent(name)}`))
    await reads(citizen, '没有符合条件的结果')
  }
  await keepPicture(citizen, '32-results-none')
})

const verifyCommand = (file: string) =>
  spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../packages/cli/bin/mingqian.mjs', import.meta.url)), 'verify', file],
    { encoding: 'utf8' },
  )

test('after the quarter the whole draw is opened; its bundle verifies, an altered copy does not', async () => {
  await restart('2027-04-01T01:00:00Z')
  director = await arriveAs('director')
  await keepPicture(director, '33-home-open')
  await director.getByRole('button', { name: '去公开' }).click()
  await confirm(director, '公开整期摇号')
  const download = director.waitForEvent('download')
  await director.getByRole('link', { name: '下载验证包' }).click()
  const good = join(directory, 'bundle.json')
  await (await download).saveAs(good)
  await keepPicture(director, '34-draw-opened')

  const bundle = JSON.parse(readFileSync(good, 'utf8'))
  const { lots } = bundle.result
  ;[lots[0].facility, lots[1].facility] = [lots[1].facility, lots[0].facility]
  const bad = join(directory, 'exchanged.json')
  writeFileSync(bad, JSON.stringify(bundle))

  const verified = verifyCommand(good)
  expect(verified.status, verified.stdout + verified.stderr).toBe(0)
  const refused = verifyCommand(bad)
  expect(refused.status).toBe(1)
  expect(refused.stdout).toContain('抽中的单位及顺序由摇号结果决定')

  const citizen = await browser.arrive(at('/verify'), 'phone')
  await citizen.getByLabel(/选择材料文件/).setInputFiles(good)
  await reads(citizen.getByRole('status'), /验证通过.共 \d+ 项全部符合/)
  // One sentence a check says what it shows, and a shell gets the same ticket as the page.
  await reads(citizen, '全部抽签号都由这个种子产生')
  const byHand = citizen.locator('#by-hand')
  const [command, ticket] = await byHand.locator('pre').allInnerTexts()
  const { stdout } = spawnSync('sh', ['-c', command ?? ''], { encoding: 'utf8' })
  expect(stdout.split(/\s/)[0]).toBe(ticket)
  await reads(byHand, '该单位抽中，为第 1 签。')
  await byHand.getByLabel('污染源编号').fill('没有这个编号')
  await byHand.getByRole('button', { name: '显示命令' }).click()
  await reads(byHand, '抽查库里没有编号为 没有这个编号 的单位')
  await keepPicture(citizen, '35-verify-good')
  await citizen.getByLabel(/选择材料文件/).setInputFiles(bad)
  await reads(citizen.getByRole('status'), /验证未通过.\d+ 项不符/)
  const failing = citizen.getByRole('listitem').filter({ hasText: '抽中的单位及顺序由摇号结果决定' })
  expect(await seenIn(failing)).toContain('未通过')
  await keepPicture(citizen, '36-verify-bad')

  const id = bundle.commitment.draw
  await citizen.getByLabel('或填写材料的网址').fill(at(`/draws/${id}/bundle.json`))
  await citizen.getByRole('button', { name: '取回并验证' }).click()
  await reads(citizen.getByRole('status'), /验证通过.共 \d+ 项全部符合/)
  await citizen.goto(at(`/verify?bundle=${encodeURIComponent(`/draws/${id}/bundle.json`)}`))
  await reads(citizen.getByRole('status'), /验证通过.共 \d+ 项全部符合/)
})

test('each witness finds that the secret was used', async () => {
  for (const [number, receipt] of receipts.entries()) {
    const witness = await browser.arrive(at('/witness/check'), 'phone')
    await witness.getByLabel('或粘贴凭证全文').fill(receipt)
    await witness.getByRole('button', { name: '核对' }).click()
    await reads(witness.locator('#verdict'), /的秘密确实用于/)
    await keepPicture(witness, `37-witness-${number}`)
  }
})

test('an auditor who trusts nobody follows the log and every draw from the command line', async () => {
  const command = fileURLToPath(new URL('../packages/cli/bin/mingqian.mjs', import.meta.url))
  const copy = join(directory, 'audit')
  const online = spawnSync(process.execPath, [command, 'audit', at('/'), '--save', copy], {
    encoding: 'utf8',
  })
  expect(online.status, online.stdout + online.stderr).toBe(0)
  const offline = spawnSync(process.execPath, [command, 'audit', copy], { encoding: 'utf8' })
  expect(offline.status, offline.stdout + offline.stderr).toBe(0)
})

test('no browser had anything to complain of on the whole way', () => {
  expect(browser.complaints).toEqual([])
})
