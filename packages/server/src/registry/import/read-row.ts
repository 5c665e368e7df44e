import { saysNothing } from './clean-text.ts'
import type { Headings } from './find-headings.ts'
import type { BadCell, Finding } from './finding.ts'
import type { ReadingContext } from './read-value.ts'
import type { SheetRow } from './sheet.ts'
import type { Columns, RowValues, TableReading, TableRow } from './table.ts'

const missing: Finding = {
  problem: 'missing',
  message: { zh: '必填项为空', en: 'a mandatory value is missing' },
  expected: { zh: '填写该项', en: 'a value' },
}

const formulaError: Finding = {
  problem: 'format',
  message: { zh: '单元格公式出错', en: 'the formula of the cell has failed' },
  expected: { zh: '填写数值而不是出错的公式', en: 'a value instead of a failing formula' },
}

/** A copy of its own: a piece of a larger text would keep all of that text in memory. */
const ownCopy = (text: string): string => Buffer.from(text).toString()

/** Reads row after row of a table into values, and compares each with those before it by its keys. */
export const rowReader = <C extends Columns, T>(
  context: ReadingContext,
  reading: TableReading<C, T>,
  headings: Headings,
): ((sheetRow: SheetRow) => TableRow<T>) => {
  const columns = Object.entries<Columns[string]>(reading.columns)
  const seen = reading.keys.map(() => new Map<string, number>())
  const has = (field: string) => headings.fields.has(field)
  return ({ row, cells }) => {
    const bad: BadCell[] = []
    const raw = (field: string) => cells[headings.fields.get(field) ?? -1] ?? ''
    const failed = new Set<string>()
    const object = (field: string, { problem, message, expected }: Finding) => {
      failed.add(field)
      bad.push({ row, column: headings.of(field), value: raw(field), problem, message, expected })
    }
    const values: Record<string, unknown> = {}
    for (const [field, column] of columns) {
      const written = raw(field)
      if (written === '' || saysNothing(written)) {
        if (column.mandatory && has(field)) object(field, missing)
        continue
      }
      if (/^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(written)) {
        object(field, formulaError)
        continue
      }
      const result = column.read(written, context)
      if (result.ok) values[field] = result.value
      else object(field, result)
    }
    const value = reading.build(values as RowValues<C>, object, has)
    reading.keys.forEach(({ fields, keyOf, existing, message }, at) => {
      // A key is compared even if another cell of the row is wrong, so that one correction suffices.
      if (fields.some(field => failed.has(field))) return
      const [field] = fields
      const key = keyOf(value)
      if (key === undefined) return
      const first = seen[at]?.get(key)
      if (first !== undefined)
        object(field, {
          problem: 'duplicate',
          message: { zh: `与第${first}行重复：${message.zh}`, en: `same as row ${first}: ${message.en}` },
          expected: { zh: '每个对象只列一行', en: 'one row for each' },
        })
      else {
        seen[at]?.set(ownCopy(key), row)
        if (existing?.has(key))
          object(field, {
            problem: 'duplicate',
            message: { zh: `名录库中已有：${message.zh}`, en: `already in the register: ${message.en}` },
            expected: { zh: '尚未入库的对象', en: 'one that is not in the register yet' },
          })
      }
    })
    return bad.length > 0 ? { row, cells, ok: false, bad } : { row, cells, ok: true, value }
  }
}
