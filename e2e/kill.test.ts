import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fromHex, leafHash, toHex, treeRoot, verifyConsistency } from '@mingqian/draw'
import { creditCodeCheckDigit } from '@mingqian/rules'
import { afterAll, expect, test } from 'vitest'
import {
  connect,
  freshDirectory,
  importList,
  type Json,
  type ServerProcess,
  setUpBureau,
  startProcess,
} from './server-process.ts'

const kills = 20
const rowsAnImport = 300
const directory = freshDirectory()
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const creditCode = (n: number): string => {
  const first = `91150203MA${String(n).padStart(7, '0')}`
  return `${first}${creditCodeCheckDigit(first)}`
}

const facilitiesCsv = (batch: number): string =>
  ['污染源编号,单位名称,统一社会信用代码,监管类别,详细地址']
    .concat(
      Array.from({ length: rowsAnImport }, (_, n) => {
        const id = batch * rowsAnImport + n
        return `B${batch}-${n},第${batch}批单位${n},${creditCode(id)},${n % 10 === 0 ? '重点' : '一般'},试验路${id}号`
      }),
    )
    .join('\n')

const inspectorsCsv = ['人员编号,姓名,执法证号,可任主办']
  .concat(Array.from({ length: 12 }, (_, n) => `R${n},检查员${n},1502030${n},${n % 2 ? '否' : '是'}`))
  .join('\n')

// The window of the first draw, and of each following one a quarter later.
const morningOf = (round: number) => {
  const month = 12 + round * 3
  const year = 2026 + Math.floor((month - 1) / 12)
  const lastDay = new Date(Date.UTC(year, ((month - 1) % 12) + 1, 0)).getUTCDate()
  return {
    clock: `${year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-${lastDay}T01:00:00Z`,
    period: `${2027 + Math.floor(round / 4)}-Q${(round % 4) + 1}`,
  }
}

const stages = ['none', 'frozen', 'committed', 'sealed']

/** What the clients of the killed servers were told had been done. */
const acknowledged = { batches: new Set<number>(), draws: new Map<string, string>() }

/** The log recomputed from its entries by a stranger, and compared with the checkpoint it publishes. */
const readLog = async (url: string) => {
  const anybody = await connect(url)
  const [, size, root] = (await anybody.get('/log/checkpoint')).text.split('\n')
  const bodies: string[] = []
  while (bodies.length < Number(size)) {
    const { json } = await anybody.get(`/log/entries?start=${bodies.length}&end=${size}`)
    bodies.push(...json.entries.map((entry: { body: string }) => entry.body))
  }
  const recomputed = treeRoot(
    'sha256',
    bodies.map(body => leafHash('sha256', new TextEncoder().encode(body))),
  )
  expect(toHex(recomputed)).toBe(Buffer.from(root ?? '', 'base64').toString('hex'))
  return { size: Number(size), root: recomputed, entries: bodies.map(body => JSON.parse(body)) as Json[] }
}

const checkNothingLost = async (server: ServerProcess, before: { size: number; root: Uint8Array } | null) => {
  const office = await connect(server.url, 'office')
  for (let batch = 0; batch <= kills; batch++) {
    const { json } = await office.get(`/api/facilities?q=${encodeURIComponent(`第${batch}批单位`)}&limit=1`)
    if (acknowledged.batches.has(batch)) expect(json.total, `batch ${batch}`).toBe(rowsAnImport)
    else expect([0, rowsAnImport], `batch ${batch} is whole or absent`).toContain(json.total)
    if (json.total > 0) acknowledged.batches.add(batch)
  }
  const log = await readLog(server.url)
  if (before && before.size > 0) {
    const proof = (await office.get(`/log/proof/consistency?from=${before.size}&to=${log.size}`)).json.proof
    const consistent = verifyConsistency({
      suite: 'sha256',
      oldSize: before.size,
      oldRoot: before.root,
      size: log.size,
      root: log.root,
      proof: proof.map(fromHex),
    })
    expect(consistent, 'the log grew, it was not rewritten').toBe(true)
  }
  const { items } = (await office.get('/api/draws')).json
  const states = new Map<string, string>(items.map((draw: Json) => [draw.period, draw.state]))
  for (const [period, stage] of acknowledged.draws)
    expect(stages.indexOf(states.get(period) ?? 'none'), period).toBeGreaterThanOrEqual(stages.indexOf(stage))
  for (const draw of items) {
    const entries = log.entries.filter(entry => entry.draw === draw.id).map(entry => entry.kind)
    const expected = { frozen: [], committed: ['commitment'], sealed: ['commitment', 'sealed-root'] }[
      draw.state as 'sealed'
    ]
    expect(entries, `${draw.id} is ${draw.state}`).toEqual(expected)
    const lots = (await office.get(`/api/draws/${draw.id}/lots`)).json.items
    expect(lots.length, `${draw.id} has all of its lots or none`).toBe(
      draw.state === 'sealed' ? draw.lots : 0,
    )
  }
  return { log, states }
}

/** Drives a draw on from wherever it stands, noting each step that was acknowledged. */
const drive = async (office: Awaited<ReturnType<typeof connect>>, period: string, from: string) => {
  const id = `150203-${period}`
  const steps = [
    ['frozen', () => office.post('/api/draws', { period })],
    [
      'committed',
      () =>
        office.post(`/api/draws/${id}/commit`, {
          secret: createHash('sha256').update(period).digest('hex'),
          witnessName: '试验区分局',
          beacon: { source: 'numbers/witnessed', round: `${period} 摇号` },
        }),
    ],
    ['sealed', () => office.post(`/api/draws/${id}/draw`, { value: '01 05 12 19 26 33' })],
  ] as const
  for (const [stage, step] of steps.slice(stages.indexOf(from))) {
    const { status, text } = await step()
    if (status >= 300) throw new Error(`${stage}: ${status} ${text}`)
    acknowledged.draws.set(period, stage)
  }
}

// Spread over the first second and a half, in an order that looks like chance and is the same every time.
const momentOf = (round: number) => ((round * 577 + 31) % 1500) + 20

test(`killed ${kills} times amid imports and draws, the server loses nothing it acknowledged and keeps no half of anything`, async () => {
  let server = await startProcess(directory, { args: ['--empty'], clock: morningOf(0).clock })
  await setUpBureau(server.url, [{ username: 'office', role: 'office' }])
  const first = await connect(server.url, 'office')
  await importList(first, 'inspectors', '人员.csv', inspectorsCsv)
  await importList(first, 'facilities', '名录.csv', facilitiesCsv(0))
  acknowledged.batches.add(0)
  let seen: { size: number; root: Uint8Array } | null = null
  let states = new Map<string, string>()
  let interrupted = 0

  for (let round = 0; round < kills; round++) {
    const office = await connect(server.url, 'office')
    const { period } = morningOf(round)
    const work = [
      importList(office, 'facilities', '名录.csv', facilitiesCsv(round + 1)).then(() => {
        acknowledged.batches.add(round + 1)
      }),
      drive(office, period, states.get(period) ?? 'none'),
    ].map(each =>
      each.then(
        () => 'done',
        () => 'interrupted',
      ),
    )
    await new Promise(resolve => setTimeout(resolve, momentOf(round)))
    await server.kill()
    interrupted += (await Promise.all(work)).filter(each => each === 'interrupted').length
    server = await startProcess(directory, { clock: morningOf(round + 1).clock })
    const checked = await checkNothingLost(server, seen)
    seen = checked.log
    states = checked.states
  }
  await server.stop()
  const sealed = [...states.values()].filter(state => state === 'sealed').length
  console.log(
    `${kills} kills: ${interrupted} operations cut short; ${acknowledged.batches.size} imports whole, ` +
      `${sealed} draws sealed of ${states.size} begun, log of ${seen?.size} entries verified`,
  )
  // Kills that only ever came before or after the work would prove nothing.
  expect(interrupted).toBeGreaterThan(3)
  expect(sealed).toBeGreaterThan(3)
}, 600_000)
