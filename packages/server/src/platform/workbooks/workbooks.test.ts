import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readSheet } from '../../registry/import/index.ts'
import { answerProblem, type Env } from '../http.ts'
import { Problem } from '../problems.ts'
import { answerRows } from './answer-rows.ts'
import type { ExportColumn, Rows } from './columns.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

type Row = {
  readonly name: string
  readonly code: string
  readonly count: number | null
  readonly day: string | null
}

const columns: readonly ExportColumn<Row>[] = [
  { title: { zh: '单位名称', en: 'Name' }, width: 30, of: row => row.name },
  { title: { zh: '编号', en: 'Code' }, width: 12, of: row => row.code },
  { title: { zh: '次数', en: 'Count' }, width: 8, kind: 'number', of: row => row.count },
  { title: { zh: '日期', en: 'Day' }, width: 12, kind: 'day', of: row => row.day },
]

const collect = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const xlsx = (rows: Rows<Row>) => collect(writeXlsx('名录', columns, rows, 'zh'))
const csv = (rows: Rows<Row>) => collect(writeCsv(columns, rows, 'zh'))

const cellsOf = (bytes: Uint8Array, name: string) => {
  const sheet = readSheet(bytes, name)
  if (!sheet.ok) throw new Error(sheet.problem.message.en)
  return sheet.rows.map(({ cells }) => cells)
}

const example: Row = { name: '甲厂', code: '00123', count: 3, day: '2026-11-03' }

test('texts stay texts, numbers numbers, days dates; the headings are frozen, bold and can be filtered by', async () => {
  const bytes = await xlsx([example, { name: '乙厂', code: '13800138000', count: null, day: null }])
  expect(cellsOf(bytes, 'a.xlsx')).toEqual([
    ['单位名称', '编号', '次数', '日期'],
    ['甲厂', '00123', '3', '2026-11-03'],
    ['乙厂', '13800138000'],
  ])
  const parts = unzipSync(bytes)
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString()
  expect(sheet).toContain('state="frozen"')
  expect(sheet).toContain('<autoFilter ref="A1:D3"/>')
  expect(sheet).toContain('<c r="C2"><v>3</v></c><c r="D2" s="3"><v>46329</v></c>')
  expect(Buffer.from(parts['xl/workbook.xml'] ?? []).toString()).toContain("'名录'!$A$1:$D$3")
})

test('a CSV has the mark of UTF-8 and CRLF, and nothing in it is run as a formula', async () => {
  const risky = ['=1+1', '+86', '-1', '@SUM(A1)', '\tx', 'a,"b"\nc']
  const bytes = await csv(risky.map(name => ({ ...example, name })))
  const text = Buffer.from(bytes).toString()
  expect(text.startsWith('\ufeff单位名称,编号,次数,日期\r\n')).toBe(true)
  expect(text).toContain("'=1+1,00123,3,2026-11-03\r\n")
  expect(text).toContain('"a,""b""\nc",00123')
  for (const line of text.split('\r\n')) expect(line).not.toMatch(/^[=+\-@\t]/)
  expect(
    cellsOf(bytes, 'a.csv')
      .slice(1)
      .map(([name]) => name),
  ).toEqual(risky)
})

test('a number below nought is a number in both, not a text', async () => {
  const rows = [{ ...example, count: -4 }]
  expect(Buffer.from(await csv(rows)).toString()).toContain(',-4,')
  expect(cellsOf(await xlsx(rows), 'a.xlsx')[1]?.[2]).toBe('-4')
})

test('whatever is written reads back as it was', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map(one => `甲${one}乙`.replaceAll('\ufffe', '').replaceAll('\uffff', ''))
  const awkward = fc.constantFrom('_x000D_', '<&>"\'', ' 首尾 ', '\u0007铃', '一\r\n二', '=A1', '0E5', '𠮷')
  const row = fc.record({
    name: fc.oneof(text, awkward),
    code: fc.oneof(text, awkward),
    count: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    day: fc
      .date({ min: new Date('1900-03-02'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map(day => day.toISOString().slice(0, 10)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async rows => {
      const expected = rows.map(each => [each.name, each.code, String(each.count), each.day])
      expect(cellsOf(await xlsx(rows), 'a.xlsx').slice(1)).toEqual(expected)
      expect(cellsOf(await csv(rows), 'a.csv').slice(1)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('rows are asked for only as the reader takes what is written, and let go when it leaves', async () => {
  for (const format of ['xlsx', 'csv'] as const) {
    let given = 0
    let closed = false
    const rows = (async function* () {
      try {
        for (; given < 1_000_000; given++) yield { ...example, name: `${given} ${Math.sin(given)}` }
      } finally {
        closed = true
      }
    })()
    const written = format === 'xlsx' ? writeXlsx('名录', columns, rows, 'zh') : writeCsv(columns, rows, 'zh')
    let taken = 0
    for await (const piece of written) {
      taken += piece.length
      if (taken > 100_000) break
    }
    expect(given).toBeLessThan(20_000)
    await expect.poll(() => closed).toBe(true)
  }
})

test('rows that fail half-way end the writing with their failure', async () => {
  const rows = async function* () {
    for (let n = 0; n < 1000; n++) yield example
    throw new Error('the database has gone')
  }
  await expect(xlsx(rows())).rejects.toThrow('the database has gone')
  await expect(csv(rows())).rejects.toThrow('the database has gone')
})

test('a table without rows has its headings', async () => {
  expect(cellsOf(await xlsx([]), 'a.xlsx')).toEqual([['单位名称', '编号', '次数', '日期']])
})

test('what fails before the first row is answered as a problem, not as a broken file', async () => {
  const app = new Hono<Env>().onError(answerProblem)
  app.use((c, next) => {
    c.set('language', 'zh')
    return next()
  })
  const refused: AsyncIterable<Row> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Problem('not-found')) }),
  }
  app.get('/refused', c => answerRows(c, { format: 'csv', name: '名录', columns, rows: refused }))
  app.get('/taken', c => answerRows(c, { format: 'xlsx', name: '名录', columns, rows: [example] }))
  const problem = await app.request('/refused')
  expect([problem.status, problem.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
  const answer = await app.request('/taken')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('名录.xlsx')}`,
  )
  expect(cellsOf(new Uint8Array(await answer.arrayBuffer()), 'a.xlsx')).toHaveLength(2)
})
