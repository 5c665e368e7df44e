import { Zip, ZipDeflate } from 'fflate'
import type { Sheet } from './sheet.ts'

// A workbook of one sheet (ECMA-376), written row by row with its texts in their cells.

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const partType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

// What XML 1.0 allows, of UTF-16 without lone surrogates.
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const written = (text: string) =>
  text
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const columnName = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : columnName(Math.floor(n / 26) - 1) + columnName(n % 26)

const bold = 1
const cell = (value: string | number | null, place: string, style: number): string => {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  const look = style ? ` s="${style}"` : ''
  return `<c r="${place}" t="inlineStr"${look}><is><t xml:space="preserve">${written(value)}</t></is></c>`
}

const row = (cells: readonly (string | number | null)[], number: number, style = 0) =>
  `<row r="${number}">${cells.map((value, at) => cell(value, `${columnName(at)}${number}`, style)).join('')}</row>`

const fixedParts = (title: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${partType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${partType}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${partType}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="${written(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
]

/** A sheet as an .xlsx: the heading in bold, staying in view. */
export const writeXlsx = async function* ({ title, columns, rows }: Sheet): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const taken = () => {
    const chunks = ready
    ready = []
    return chunks
  }
  const encoder = new TextEncoder()
  for (const [name, content] of fixedParts(title)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(encoder.encode(head + content), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 4 })
  zip.add(sheet)
  const widths = columns
    .map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  const heading = row(
    columns.map(column => column.title),
    1,
    bold,
  )
  sheet.push(
    encoder.encode(`${head}<worksheet xmlns="${main}">${view}<cols>${widths}</cols><sheetData>${heading}`),
  )
  let count = 1
  for await (const lot of rows) {
    const first = count + 1
    count += lot.length
    sheet.push(encoder.encode(lot.map((cells, at) => row(cells, first + at)).join('')))
    yield* taken()
  }
  const filter = `<autoFilter ref="A1:${columnName(columns.length - 1)}${count}"/>`
  sheet.push(encoder.encode(`</sheetData>${filter}</worksheet>`), true)
  zip.end()
  yield* taken()
}
