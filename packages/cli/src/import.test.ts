import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { creditCodeCheckDigit } from '@mingqian/rules'
import { importTemplate } from '@mingqian/server/import'
import { afterAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'

const command = fileURLToPath(new URL('../bin/mingqian.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mingqian-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'import', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: '' },
    maxBuffer: 100_000_000,
  })
  return { status, stdout, stderr }
}

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const creditCode = (n: number): string => {
  const start = `91150299MADEM${String(n).padStart(4, '0')}`
  return start + creditCodeCheckDigit(start)
}

test('a good sheet is reported as good, with exit code 0', async () => {
  const path = file('人员.xlsx', await importTemplate('inspectors', []))
  const { status, stdout } = run('inspectors', path, '--check')
  expect([status, stdout]).toEqual([0, '共1行，可导入1行，需修改0行。\n'])
  const json = run('inspectors', path, '--check', '--json')
  expect([json.status, JSON.parse(json.stdout)]).toEqual([0, { rows: 1, good: 1, bad: [] }])
})

test('bad rows are listed with row, column, value, problem and a sentence, with exit code 1', () => {
  const path = file('a.csv', '名册\n\n姓名,执法证号\n甲,15029900001\n乙,1502990 0001\n')
  const json = run('inspectors', path, '--check', '--json')
  expect(json.status).toBe(1)
  expect(JSON.parse(json.stdout)).toEqual({
    rows: 2,
    good: 1,
    bad: [
      {
        row: 5,
        column: '执法证号',
        value: '1502990 0001',
        problem: 'duplicate',
        message: '与第4行重复：执法证号相同；应为：每个对象只列一行',
      },
    ],
  })
  expect(run('inspectors', path, '--check').stdout).toContain('第5行【执法证号】“1502990 0001”：与第4行重复')
  expect(run('inspectors', path, '--check', '--lang', 'en').stdout).toContain(
    'same as row 4: same certificate',
  )
})

test('a sheet without a mandatory column has no good row', () => {
  const { status, stdout } = run('facilities', file('b.csv', '单位名称,地址\n甲,乙\n'), '--check', '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    rows: 1,
    good: 0,
    bad: [
      { row: 1, column: '统一社会信用代码', problem: 'missing' },
      { row: 1, column: '监管类别', problem: 'missing' },
    ],
  })
})

test('a file that cannot be read, or is no table, has exit code 2 and a sentence', () => {
  const missing = run('facilities', join(folder, '没有.xlsx'), '--check')
  expect([missing.status, missing.stdout]).toEqual([2, ''])
  expect(missing.stderr).toContain('没有这个文件')
  writeFileSync(join(folder, 'headings.csv'), '单位名称,统一社会信用代码,监管类别\n')
  const bare = run('facilities', join(folder, 'headings.csv'), '--check', '--json')
  expect([bare.status, JSON.parse(bare.stdout).error.problem]).toEqual([2, 'empty'])
  const old = run(
    'facilities',
    file('old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])),
    '--check',
    '--json',
  )
  expect(old.status).toBe(2)
  expect(JSON.parse(old.stdout)).toMatchObject({
    rows: 0,
    good: 0,
    bad: [],
    error: { problem: 'old-format' },
  })
  expect(run('facilities', file('c.csv', 'a,b\nc,d\n'), '--check').status).toBe(2)
  expect(run('firms', file('d.csv', 'a'), '--check').status).toBe(2)
})

test('divisions are checked against the bureau that is named', () => {
  const rows = `单位名称,统一社会信用代码,监管类别,地址,行政区划代码\n甲,${creditCode(1)},重点,路1号,150204\n`
  const path = file('e.csv', rows)
  expect(run('facilities', path, '--check').status).toBe(1)
  expect(run('facilities', path, '--check', '--bureau', '150200').status).toBe(0)
  expect(run('facilities', path, '--check', '--bureau', '999999').status).toBe(2)
})

test('5,000 rows of 15 columns are checked, and every bad row is found', async () => {
  const headings = [
    ...['编号', '单位名称', '统一社会信用代码', '监管类别', '所属街镇', '详细地址', '行业代码', '重点类别'],
    ...['投诉次数', '环境风险等级', '上次检查日期', '生产状态', '联系人', '联系电话', '备注'],
  ]
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const code = index % 100 === 7 ? `${creditCode(index).slice(0, 17)}?` : creditCode(index)
    return [
      ...[
        `W${index}`,
        `示例${index}厂`,
        code,
        index % 12 ? '一般' : '重点',
        '示例街道',
        `示例路${index}号`,
        'C3391',
        '水',
      ],
      ...[
        index % 5,
        '较大',
        { value: new Date('2026-03-18'), type: Date, format: 'yyyy-mm-dd' },
        '正常',
        '张某',
      ],
      ...[13000000000 + index, index % 50 === 9 ? '长'.repeat(501) : '无'],
    ]
  })
  const path = file('5000.xlsx', await writeWorkbook([headings, ...rows]).toBuffer())
  const { status, stdout } = run('facilities', path, '--check', '--json')
  const report = JSON.parse(stdout)
  expect([status, report.rows, report.good, report.bad.length]).toEqual([1, 5000, 4850, 150])
  expect(report.bad[0]).toMatchObject({ row: 9, column: '统一社会信用代码', problem: 'format' })
})
