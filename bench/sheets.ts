import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createDeflateRaw } from 'node:zlib'
import { creditCodeCheckDigit, kundulun2016 } from '@mingqian/rules'
import type { ExportColumn } from '../packages/server/src/platform/workbooks/columns.ts'
import { writeXlsx } from '../packages/server/src/platform/workbooks/write-xlsx.ts'
import { openFileSource } from '../packages/server/src/registry/import/byte-source.ts'
import { drawnClasses, facilityReader, openSheet } from '../packages/server/src/registry/import/index.ts'
import { openWorkbookParts } from '../packages/server/src/registry/import/unpack-workbook.ts'
import { median } from './median.ts'

// Each measurement is a process of its own, so that its peak of memory is its own, with little room for what could be thrown away: `sheets.ts TASK FILE ROWS`.

type Figures = {
  readonly seconds: number
  /** Of all threads, the start of the process included. */
  readonly processor: number
  readonly megabytes: number
  readonly note?: string | undefined
}

const headings = [
  ...['污染源编号', '单位名称', '统一社会信用代码', '监管类别', '行政区划代码', '所属街镇', '详细地址'],
  ...['行业类别代码', '排污许可证编号', '环境风险等级', '最近检查日期', '生产状态', '经度', '纬度'],
  ...[
    '联系人',
    '联系电话',
    '备注',
    '法定代表人',
    '曾用名',
    '重点类别',
    '网格员',
    '录入人',
    '批次',
    '来源',
    '序号',
  ],
] as const

/** A register's row under those headings, always the same for a number. */
const rowOf = (n: number): readonly string[] => {
  const first = `91150203MA${String(n).padStart(7, '0')}`
  const creditCode = `${first}${creditCodeCheckDigit(first)}`
  return [
    ...[
      `W-${String(n).padStart(6, '0')}`,
      `第${n}号试验单位`,
      creditCode,
      n % 12 === 0 ? '重点' : '一般',
      '150203',
    ],
    ...[
      `第${(n % 9) + 1}街道`,
      `试验路${n}号`,
      'C2611',
      `${creditCode}001P`,
      ['一般', '较大', '重大'][n % 3] as string,
    ],
    ...[
      `2026-0${(n % 9) + 1}-11`,
      '正常',
      `109.${n % 1000}`,
      `40.${n % 1000}`,
      `联系人${n}`,
      String(13_800_000_000 + n),
    ],
    ...[
      n % 7 === 0 ? '季节性生产' : '',
      `法人${n}`,
      n % 5 === 0 ? `旧名${n}` : '',
      '水、气',
      `网格员${n % 90}`,
    ],
    ...['张某', '2026-1', '一企一档', String(n)],
  ]
}

const columns = headings.map(
  (title, at): ExportColumn<readonly string[]> => ({
    title: { zh: title, en: title },
    width: 16,
    kind: title === '最近检查日期' ? 'day' : 'text',
    of: row => row[at] ?? '',
  }),
)

const tasks: Readonly<Record<string, (file: string, rows: number) => Promise<string | undefined>>> = {
  /** What any Node process with our modules in it takes. */
  nothing: async () => undefined,
  write: async (file, rows) => {
    const all = function* () {
      for (let n = 1; n <= rows; n++) yield rowOf(n)
    }
    await pipeline(writeXlsx('名录', columns, all(), 'zh'), createWriteStream(file))
    return undefined
  },
  /** The same XML through the same zlib, read from a file. */
  zip: async file => {
    await pipeline(createReadStream(`${file}.xml`), createDeflateRaw(), createWriteStream(`${file}.z`))
    return undefined
  },
  unpack: async file => {
    const parts = openWorkbookParts(openFileSource(file))
    for (const path of ['xl/sharedstrings.xml', 'xl/worksheets/sheet1.xml'])
      for (const piece of parts.pieces(path)) void piece
    return undefined
  },
  read: async file => {
    const opening = openSheet(openFileSource(file), file)
    if (!opening.ok) throw new Error(opening.problem.message.en)
    const context = { bureau: '150203', today: '2026-12-28', classes: drawnClasses(kundulun2016) }
    const reader = facilityReader(context)
    let good = 0
    const count = (rows: readonly { readonly ok: boolean }[]) => {
      good += rows.filter(row => row.ok).length
    }
    for (const { rows } of opening.sheet.chunks()) count(reader.take(rows))
    const { last, rows } = reader.end()
    count(last)
    return `${good} of ${rows} rows good`
  },
}

const xmlOf = async (file: string): Promise<void> => {
  const parts = openWorkbookParts(openFileSource(file))
  await pipeline(parts.pieces('xl/worksheets/sheet1.xml'), createWriteStream(`${file}.xml`))
}

const inProcess = (task: string, file: string, rows: number): Figures => {
  const path = fileURLToPath(import.meta.url)
  const limits = ['--max-old-space-size=256', '--max-semi-space-size=4']
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...limits, path, task, file, String(rows)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const [task, given, count] = process.argv.slice(2)
const run = task && Object.hasOwn(tasks, task) ? tasks[task] : undefined
if (run && given) {
  const start = performance.now()
  const note = await run(given, Number(count))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage()
  const processor = (user + system) / 1e6
  const figures: Figures = { seconds, processor, megabytes: process.resourceUsage().maxRSS / 1024, note }
  console.log(JSON.stringify(figures))
} else {
  const rows = Number(task ?? 100_000)
  const rounds = 3
  const folder = mkdtempSync(join(tmpdir(), 'mingqian-bench-'))
  try {
    const file = join(folder, 'register.xlsx')
    const measured = new Map<string, Figures[]>()
    for (let round = 0; round < rounds; round++)
      for (const name of ['nothing', 'write', 'zip', 'unpack', 'read']) {
        if (name === 'zip' && round === 0) await xmlOf(file)
        const known = measured.get(name) ?? []
        measured.set(name, [...known, inProcess(name, file, rows)])
      }
    const start = median((measured.get('nothing') ?? []).map(each => each.processor))
    const of = (name: string): Figures => {
      const all = measured.get(name) ?? []
      return {
        seconds: median(all.map(each => each.seconds)),
        processor: median(all.map(each => each.processor)) - start,
        megabytes: median(all.map(each => each.megabytes)),
        note: all[0]?.note,
      }
    }
    const [nothing, write, zip, unpack, read] = ['nothing', 'write', 'zip', 'unpack', 'read'].map(of)
    if (!nothing || !write || !zip || !unpack || !read) throw new Error('a measurement is missing')
    const line = (what: string, { seconds, processor, megabytes }: Figures, more = '') =>
      console.log(
        `${what.padEnd(24)}${seconds.toFixed(2)} s (processor ${processor.toFixed(2)} s), ${Math.round(rows / seconds)} rows a second, peak ${megabytes.toFixed(0)} MB${more}`,
      )
    const packed = (statSync(file).size / 1_000_000).toFixed(1)
    const unpacked = (statSync(`${file}.xml`).size / 1_000_000).toFixed(0)
    console.log(
      `workbook                ${rows} rows, ${headings.length} columns, ${packed} MB, ${unpacked} MB of XML`,
    )
    console.log(`an empty process        peak ${nothing.megabytes.toFixed(0)} MB`)
    line('merely zipping', zip)
    line('writing', write, `; ${(write.processor / zip.processor).toFixed(1)} times the zipping`)
    line('merely unpacking', unpack)
    line(
      'reading and checking',
      read,
      `; ${(read.processor / unpack.processor).toFixed(1)} times the unpacking; ${read.note}`,
    )
    console.log(
      `(median of ${rounds} rounds, a process each; ratios of processor time; Node ${process.versions.node})`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
