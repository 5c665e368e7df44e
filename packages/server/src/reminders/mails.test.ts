import type { AddressInfo } from 'node:net'
import { and, eq, inArray } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnDistrict, signUpTeam } from '../testing/drawn-district.ts'
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.ts'
import { openPost, type Post } from './post.ts'
import { remindEverybody } from './remind.ts'
import { sendMails } from './send-mails.ts'
import { notices } from './tables.ts'

/** A mail server that keeps what it takes, and takes nothing while it is out of order. */
const startMailServer = async () => {
  const taken: { to: string; text: string }[] = []
  let broken = false
  let asked = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        asked++
        if (broken) return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        taken.push({ to, text: decoded(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    taken,
    asked: () => asked,
    breakDown: (value: boolean) => {
      broken = value
    },
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

const decoded = (mail: string): string => {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const text = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return `${head}\n\n${Buffer.from(text, 'base64').toString('utf8')}`
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`
}

describe('mail', () => {
  let server: TestServer
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let post: Post
  let lead: Caller
  let draw: string
  let names: readonly string[]
  const on = (day: string, time = '01:00') => server.clock.set(`${day}T${time}:00Z`)
  const run = async () => {
    await remindEverybody(server.platform)
    return sendMails(server.platform, post)
  }

  beforeAll(async () => {
    server = await startTestServer()
    mail = await startMailServer()
    const from = 'mingqian@example.org'
    const opened = openPost({ ...server.platform.config, mail: { url: mail.url, from } })
    if (!opened) throw new Error('no way to the mail server')
    post = opened
    draw = await drawnDistrict(server)
    const sealed = await server
      .as('director')
      .post(`/api/draws/${draw}/sealed-list`, { reason: '核对不外泄' })
    names = sealed.json.lots.map((each: { facility: { name: string } }) => each.facility.name)
    const team = await signUpTeam(server, draw, 0)
    lead = server.person(team[0]!)
  })
  afterAll(async () => {
    post.close()
    await mail.stop()
    await server.stop()
  })

  test('goes to nobody who has given no address, and says whether a server is configured', async () => {
    expect(await run()).toBe(0)
    const office = server.as('office')
    expect((await office.get('/api/account')).json).toEqual({
      mailAddress: null,
      wantsMail: true,
      hasFeed: false,
      mailSends: false,
    })
    expect((await office.patch('/api/account', { mailAddress: 'nobody' })).status).toBe(422)
    await office.patch('/api/account', { mailAddress: 'office@example.org' })
    expect((await office.get('/api/account')).json.mailAddress).toBe('office@example.org')
  })

  test('tells a person once a day of everything, in one mail without any firm', async () => {
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
    const [first] = mail.taken
    expect(first?.to).toBe('office@example.org')
    expect(first?.text).toContain('- 备案 · 2027年第一季度 · 期限 2026-12-28')
    expect(first?.text).toContain('due 2026-12-28')
    for (const name of names) expect(first?.text).not.toContain(name)
  })

  test('of a visited firm says the number of its lot, not its name', async () => {
    await lead.patch('/api/account', { mailAddress: 'lead@example.org' })
    on('2027-01-04')
    await lead.post(`/api/draws/${draw}/lots/0/open`)
    on('2027-01-08')
    await run()
    const letter = mail.taken.find(({ to }) => to === 'lead@example.org')
    expect(letter?.text).toContain(`提交检查记录 · ${draw} 第1号签 · 期限 2027-01-13`)
    for (const { text } of mail.taken) for (const name of names) expect(text).not.toContain(name)
  })

  test('that was not taken is tried again after growing pauses, and is neither lost nor doubled', async () => {
    const to = (address: string) => mail.taken.filter(each => each.to === address)
    const before = to('lead@example.org').length
    mail.breakDown(true)
    on('2027-01-12')
    const asked = mail.asked()
    expect(await run()).toBe(0)
    const first = mail.asked() - asked
    expect(first).toBeGreaterThan(0)
    await run()
    expect(mail.asked() - asked).toBe(first)
    on('2027-01-12', '01:03')
    await run()
    expect(mail.asked() - asked).toBe(2 * first)
    // What comes while the server is down goes into the same mail.
    on('2027-01-13')
    await run()
    mail.breakDown(false)
    on('2027-01-13', '02:00')
    await run()
    await run()
    expect(to('lead@example.org')).toHaveLength(before + 1)
    // Both reminders of the one deadline are with that mail, which says it once.
    expect(
      to('lead@example.org')
        .at(-1)
        ?.text.match(/- 提交检查记录/g),
    ).toHaveLength(1)
    const told = await server.platform.database
      .select()
      .from(notices)
      .where(and(eq(notices.kind, 'record'), inArray(notices.on, ['2027-01-12', '2027-01-13'])))
    const mailed = told.filter(({ mailId }) => mailId !== null)
    expect(mailed).toHaveLength(2)
    expect(new Set(mailed.map(({ mailId }) => mailId)).size).toBe(1)
  })

  test('of two processes is sent by one', async () => {
    on('2027-01-14')
    await remindEverybody(server.platform)
    const before = mail.taken.length
    const sent = await Promise.all([sendMails(server.platform, post), sendMails(server.platform, post)])
    expect(sent[0] + sent[1]).toBeGreaterThan(0)
    expect(mail.taken.length - before).toBe(sent[0] + sent[1])
    const addresses = mail.taken.slice(before).map(({ to }) => to)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('can be turned off, and the address taken back', async () => {
    await lead.patch('/api/account', { wantsMail: false })
    await server.as('office').patch('/api/account', { mailAddress: null })
    on('2027-03-31')
    expect(await run()).toBe(0)
    on('2027-04-01')
    expect(await run()).toBe(0)
  })

  test('has its address set by the system administrator too', async () => {
    const admin = server.as('sysadmin')
    const people = (await admin.get('/api/people')).json.items as { id: string; username: string }[]
    const id = people.find(({ username }) => username === 'director')?.id
    expect((await admin.patch(`/api/people/${id}`, { mailAddress: 'x@y' })).status).toBe(422)
    expect((await admin.patch(`/api/people/${id}`, { mailAddress: 'director@example.org' })).status).toBe(204)
    expect((await server.as('director').get('/api/account')).json.mailAddress).toBe('director@example.org')
  })
})
