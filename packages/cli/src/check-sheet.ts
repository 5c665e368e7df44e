import { readFile } from 'node:fs/promises'
import { divisionOf, shanghaiDay } from '@mingqian/rules'
import {
  type BadCell,
  drawnClasses,
  type FileProblem,
  type ParsedTable,
  parseFacilities,
  parseInspectors,
  readSheet,
  type SheetRow,
} from '@mingqian/server/import'
import { fileReason } from './file-reason.ts'
import type { Say } from './language.ts'
import { isSentence, namedRuleSet } from './rules.ts'

/** Exit codes of `import --check`, which scripts rely on. */
const allGood = 0
const badRows = 1
const unreadable = 2

export type Kind = 'facilities' | 'inspectors'
export type Options = {
  readonly check?: boolean
  readonly json?: boolean
  readonly bureau: string
  readonly rules: string
}

/** What the check found, in the shape that `--json` prints. */
interface Report {
  readonly rows: number
  /** Rows that can be imported. */
  readonly good: number
  readonly bad: readonly {
    readonly row: number
    readonly column: string
    readonly value: string
    readonly problem: string
    readonly message: string
  }[]
}

const sentence = (bad: BadCell, say: Say): string =>
  say({
    zh: `${bad.message.zh}；应为：${bad.expected.zh}`,
    en: `${bad.message.en}; expected: ${bad.expected.en}`,
  })

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2))

export const refuse = (
  { problem, message }: Pick<FileProblem, 'message'> & { problem: string },
  json: boolean,
  say: Say,
) => {
  if (json) print({ rows: 0, good: 0, bad: [], error: { problem, message: say(message) } })
  else console.error(say(message))
  return unreadable
}

const printReport = (report: Report, say: Say): void => {
  for (const { row, column, value, message } of report.bad) {
    const shown = value === '' ? say({ zh: '（空）', en: '(blank)' }) : `“${value}”`
    console.log(
      say({
        zh: `第${row}行【${column}】${shown}：${message}`,
        en: `row ${row} [${column}] ${shown}: ${message}`,
      }),
    )
  }
  const wrong = report.rows - report.good
  console.log(
    say({
      zh: `共${report.rows}行，可导入${report.good}行，需修改${wrong}行。`,
      en: `${report.rows} rows: ${report.good} can be imported, ${wrong} need correction.`,
    }),
  )
}

const reportOf = (parsed: ParsedTable<unknown> & { readonly ok: true }, say: Say): Report => ({
  rows: parsed.rows,
  good: parsed.good.length,
  bad: parsed.bad.map(bad => ({
    row: bad.row,
    column: bad.column,
    value: bad.value,
    problem: bad.problem,
    message: sentence(bad, say),
  })),
})

/** A table without a mandatory column is readable, but has no good row; its headings' row is at fault. */
const missingColumns = (problem: FileProblem, rows: readonly SheetRow[], say: Say): Report => {
  const headings = problem.row ?? 1
  return {
    rows: rows.filter(({ row }) => row > headings).length,
    good: 0,
    bad: (problem.columns ?? []).map(column => ({
      row: headings,
      column,
      value: '',
      problem: 'missing',
      message: say({
        zh: `表头缺少这一列；应为：${column}`,
        en: `the headings lack this column; expected: ${column}`,
      }),
    })),
  }
}

/** Reads the file, reports what is wrong with it, and answers the exit code. */
export const checkSheet = async (kind: Kind, path: string, options: Options, say: Say): Promise<number> => {
  const json = options.json ?? false
  const { bureau } = options
  if (!divisionOf(bureau))
    return refuse(
      {
        problem: 'division',
        message: { zh: `没有行政区划代码${bureau}`, en: `No division has the code ${bureau}` },
      },
      json,
      say,
    )
  const ruleSet = namedRuleSet(options.rules)
  if (isSentence(ruleSet)) return refuse({ problem: 'rules', message: ruleSet }, json, say)
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    const why = fileReason(error)
    const message = { zh: `无法读取 ${path}：${why.zh}`, en: `Can't read ${path}: ${why.en}` }
    return refuse({ problem: 'unreadable', message }, json, say)
  }
  const sheet = readSheet(bytes, path)
  if (!sheet.ok) return refuse(sheet.problem, json, say)
  const context = { bureau, today: shanghaiDay(new Date()), classes: drawnClasses(ruleSet) }
  const parsed =
    kind === 'facilities' ? parseFacilities(sheet.rows, context) : parseInspectors(sheet.rows, context)
  if (!parsed.ok && parsed.problem.problem !== 'missing-column') return refuse(parsed.problem, json, say)

  if (parsed.ok && parsed.rows === 0) {
    const message = { zh: '表头之下没有数据行', en: 'There are no rows below the headings' }
    return refuse({ problem: 'empty', message }, json, say)
  }

  const report: Report = parsed.ok ? reportOf(parsed, say) : missingColumns(parsed.problem, sheet.rows, say)
  if (json) print(report)
  else {
    if (parsed.ok && parsed.ignoredColumns.length > 0) {
      const ignored = parsed.ignoredColumns.map(heading => heading.replace(/\s+/g, ' ')).join('、')
      console.error(say({ zh: `未用到的列：${ignored}`, en: `Columns not used: ${ignored}` }))
    }
    if (parsed.ok) for (const warning of parsed.warnings) console.error(say(warning))
    printReport(report, say)
  }
  return report.bad.length > 0 ? badRows : allGood
}
