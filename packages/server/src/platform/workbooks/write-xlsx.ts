import type { Language } from '../text.ts'
import { type ExportColumn, type Rows, shown } from './columns.ts'
import { inPieces } from './in-pieces.ts'
import { writeZip } from './write-zip.ts'

// SpreadsheetML of one table (ECMA-376 part 1, 18.3 and 18.8), texts in the cells themselves.

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageNames = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const contentTypes = `${declaration}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`

const packageRelations = `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookRelations = `${declaration}<Relationships xmlns="${packageNames}/relationships"><Relationship Id="rId1" Type="${officeRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`

/** Numbers of the cell styles below. */
const style = { number: 0, heading: 1, text: 2, day: 3 } as const

const top = '<alignment vertical="top" wrapText="1"/>'
const styles = `${declaration}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${top}</xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf></cellXfs></styleSheet>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold is written as _x0001_, and what looks like that is escaped itself (18.18.97, ST_Xstring). */
const xml = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML 1.0 cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]/g, one => {
      return `_x${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`
    })
    .replace(/[&<>"]/g, one => entities[one] ?? one)

/** A sheet's name: no longer than 31 characters, and without those that a reference needs. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31) || '1'

/** A cell of Excel holds no more; it takes a file with a longer one for damaged. */
const longestText = 32_767

const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const textCell = (place: string, text: string, styleNumber: number): string => {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${styleNumber}" t="inlineStr"><is><t${space}>${xml(text.slice(0, longestText))}</t></is></c>`
}

/** Days since 30 December 1899, by which Excel counts from March 1900 on; what lies before is written as text. */
const dayCell = (place: string, day: string): string => {
  const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)
  return serial > 60
    ? `<c r="${place}" s="${style.day}"><v>${serial}</v></c>`
    : textCell(place, day, style.text)
}

const cell = <Row>(place: string, column: ExportColumn<Row>, row: Row, language: Language): string => {
  const value = shown(column, row, language)
  if (value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : ''
  return column.kind === 'day' ? dayCell(place, value) : textCell(place, value, style.text)
}

async function* worksheet<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  language: Language,
  nextRow: () => number,
): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const letters = columns.map((_, at) => columnName(at))
  const headings = columns.map(({ title }, at) => textCell(`${letters[at]}1`, title[language], style.heading))
  yield `${declaration}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`
  let last = 1
  yield* inPieces(rows, row => {
    last = nextRow()
    const cells = columns.map((column, at) => cell(`${letters[at]}${last}`, column, row, language))
    return `<row r="${last}">${cells.join('')}</row>`
  })
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${last}"/></worksheet>`
}

/**
 * An .xlsx of one table as its rows come: headings in bold that stay in sight and can be filtered by, texts as texts,
 * days as dates. Nothing of it is kept.
 * @param name of the sheet
 */
export const writeXlsx = <Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  language: Language,
): AsyncGenerator<Uint8Array> => {
  const sheet = sheetName(name)
  let written = 1
  const workbook = function* () {
    const range = `'${sheet}'!$A$1:$${columnName(columns.length - 1)}$${written}`
    yield `${declaration}<workbook ${main} xmlns:r="${officeRelations}"><bookViews><workbookView/></bookViews><sheets><sheet name="${xml(sheet)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${xml(range)}</definedName></definedNames></workbook>`
  }
  return writeZip([
    { path: '[Content_Types].xml', pieces: [contentTypes] },
    { path: '_rels/.rels', pieces: [packageRelations] },
    { path: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations] },
    { path: 'xl/styles.xml', pieces: [styles] },
    { path: 'xl/worksheets/sheet1.xml', pieces: worksheet(columns, rows, language, () => ++written) },
    { path: 'xl/workbook.xml', pieces: workbook() },
  ])
}
