import { expect, test } from 'vitest'
import { openDocx } from '../testing/docx.ts'
import { heading, type OfficialDocument, paragraph, subheading, type Table } from './official-document.ts'
import { momentWords, ordinal, rangeWords, tight } from './words.ts'
import { writeDocument } from './write-document.ts'

const table = (rows: number): Table => ({
  kind: 'table',
  columns: [
    { title: '时段', width: 1 },
    { title: '家次', width: 2, align: 'right' },
  ],
  rows: Array.from({ length: rows }, (_, at) => [`第${at + 1}期`, String(at)]),
})

const sample: OfficialDocument = {
  name: '试验通报',
  asOf: new Date('2026-12-28T01:00:00Z'),
  issue: {
    issuer: '明川区生态环境分局',
    numberYear: '2026',
    addressees: '各科室、直属单位',
    day: '2026-12-08',
    copyTo: ['明川区人民政府', '市生态环境局'],
  },
  main: {
    title: ['明川区生态环境分局', '关于试验的通报'],
    blocks: [
      heading('第一件事'),
      subheading('其一'),
      subheading('其二'),
      heading('第二件事'),
      subheading('其一'),
      paragraph('原因是：<停电> & "检修"\u0001\n次日恢复。'),
      table(3),
    ],
  },
  annexes: [
    { title: ['甲表'], blocks: [table(2)] },
    { title: ['乙表'], blocks: [table(40)] },
  ],
}

const opened = async (document = sample) => openDocx(await writeDocument(document))

test('a document opens, every part of it well-formed, whatever people have typed', async () => {
  const { malformed, text } = await opened()
  expect(malformed).toEqual([])
  expect(text).toContain('原因是：<停电> & "检修" 次日恢复。')
})

test('its page is that of GB/T 9704-2012: A4, 37 mm above, 28 mm left, a text area of 156 × 225 mm', async () => {
  const { part } = await opened()
  const attribute = (element: string, name: string) =>
    Number(new RegExp(`<w:${element} [^>]*w:${name}="(\\d+)"`).exec(part('word/document.xml'))?.[1])
  const millimetres = (twips: number) => Math.round((twips / 1440) * 254) / 10
  const [width, height] = [attribute('pgSz', 'w'), attribute('pgSz', 'h')]
  const [top, bottom, left, right] = ['top', 'bottom', 'left', 'right'].map(side => attribute('pgMar', side))
  expect([width, height].map(millimetres)).toEqual([210, 297])
  expect([top, left].map(side => millimetres(side ?? 0))).toEqual([37, 28])
  expect(millimetres(width - (left ?? 0) - (right ?? 0))).toBe(156)
  expect(millimetres(height - (top ?? 0) - (bottom ?? 0))).toBe(225)
  const spacing = Number(/<w:spacing w:val="(-?\d+)"/.exec(part('word/document.xml'))?.[1])
  expect(28 * (320 + spacing)).toBeLessThanOrEqual(width - (left ?? 0) - (right ?? 0))
  expect(29 * (320 + spacing)).toBeGreaterThan(width - (left ?? 0) - (right ?? 0))
  expect(22 * 579).toBeLessThanOrEqual(height - (top ?? 0) - (bottom ?? 0))
})

test('headings are counted 一、 and （一）, beginning anew under each of the first level', async () => {
  const { paragraphs } = await opened()
  expect(paragraphs.filter(text => /^(?:[一二]、|（[一二]）)/.test(text))).toEqual([
    '一、第一件事',
    '（一）其一',
    '（二）其二',
    '二、第二件事',
    '（一）其一',
  ])
})

test('a title breaks where its sense does, never within a piece', async () => {
  const title = ['明川区生态环境分局(演示)', '关于2026年第四季度', '污染源随机抽查', '摇号结果的通报']
  const { paragraphs } = await opened({ ...sample, main: { ...sample.main, title } })
  expect(paragraphs).toEqual(
    expect.arrayContaining([
      '明川区生态环境分局（演示）',
      '关于2026年第四季度污染源随机抽查',
      '摇号结果的通报',
    ]),
  )
})

test('annexes are named after the text, and begin on pages of their own', async () => {
  const { paragraphs, part } = await opened()
  expect(paragraphs).toEqual(expect.arrayContaining(['附件：1．甲表', '2．乙表', '附件1', '附件2']))
  expect(part('word/document.xml').match(/<w:pageBreakBefore\/>/g)).toHaveLength(2)
})

test('a table is as wide as the text, repeats its head, and keeps its rows whole', async () => {
  const xml = (await opened()).part('word/document.xml')
  const grids = [...xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  )
  expect(grids).toEqual([8845, 8845, 8845])
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3)
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3 + 2 + 40 + 3)
})

test('page numbers stand at the outer edge, odd and even pages apart', async () => {
  const { parts, part } = await opened()
  const footers = parts.filter(({ name }) => /^word\/footer\d/.test(name)).map(({ content }) => content)
  expect(footers.map(footer => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).sort()).toEqual(['left', 'right'])
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
})

test('the imprint says who gets copies and when it was printed; an unissued text has neither mark nor imprint', async () => {
  const { text } = await opened()
  expect(text).toContain('　抄送：明川区人民政府，市生态环境局。')
  expect(text).toContain('2026年12月8日印发')
  expect(text).toContain('明川区生态环境分局文件')
  const draft = await opened({ ...sample, issue: null })
  expect(draft.text).not.toMatch(/抄送|印发|文件|各科室/)
})

test('the same document gives the same bytes, and its properties say no other time than its own', async () => {
  const [one, other] = [await writeDocument(sample), await writeDocument(sample)]
  expect(Buffer.compare(one, other)).toBe(0)
  const core = openDocx(one).part('docProps/core.xml')
  expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2026-12-28T01:00:00Z', '2026-12-28T01:00:00Z'])
})

test('days, moments and counts are written as the standard wants them', () => {
  expect(momentWords(new Date('2026-12-31T16:05:00Z'))).toBe('2027年1月1日0时05分')
  expect(rangeWords('2026-12-25', '2026-12-31')).toBe('2026年12月25日至31日')
  expect(rangeWords('2027-01-01', '2027-03-31')).toBe('2027年1月1日至3月31日')
  expect(rangeWords('2026-12-31', '2027-01-01')).toBe('2026年12月31日至2027年1月1日')
  expect([1, 9, 10, 11, 20, 23].map(ordinal)).toEqual(['一', '九', '十', '十一', '二十', '二十三'])
  expect(tight('37 家重点排污单位 × 25% 向上取整 = 10 家')).toBe('37家重点排污单位×25%向上取整=10家')
})
