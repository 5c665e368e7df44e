import { isDateFormat } from './date-style.ts'
import { readXml } from './read-xml.ts'
import { type StringTable, stringTable } from './string-table.ts'
import type { WorkbookParts } from './unpack-workbook.ts'

/** Path of the first sheet that is not hidden, and whether its dates count from 1904. */
export const firstVisibleSheet = (
  parts: WorkbookParts,
): { readonly path: string; readonly epoch1904: boolean } => {
  const targets = new Map<string, string>()
  readXml(parts.pieces('xl/_rels/workbook.xml.rels'), {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  let relation: string | undefined
  let epoch1904 = false
  readXml(parts.pieces('xl/workbook.xml'), {
    open: (name, attribute) => {
      if (name === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (name === 'sheet' && !attribute('state')?.toLowerCase().includes('hidden'))
        relation ??= attribute('r:id')
    },
  })
  const path = targets.get(relation ?? '') ?? 'xl/worksheets/sheet1.xml'
  return { path: path.toLowerCase(), epoch1904 }
}

/** Whether each cell style shows a date, by style number. */
export const dateStyles = (parts: WorkbookParts): readonly boolean[] => {
  const codes = new Map<number, string>()
  const isDate: boolean[] = []
  let inCellStyles = false
  readXml(parts.pieces('xl/styles.xml'), {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const id = Number(attribute('numFmtId') ?? 0)
        isDate.push(isDateFormat(id, codes.get(id)))
      }
    },
    close: name => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return isDate
}

/** Excel writes control characters in text as _x000D_. */
export const unescapeControls = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** Shared strings by number, rich text joined, phonetic guides left out. */
export const sharedStrings = (parts: WorkbookParts): StringTable => {
  const strings = stringTable()
  let current = ''
  let inText = false
  let inPhonetic = false
  readXml(parts.pieces('xl/sharedstrings.xml'), {
    open: name => {
      if (name === 'si') current = ''
      if (name === 'rPh') inPhonetic = true
      inText = name === 't' && !inPhonetic
    },
    text: text => {
      if (inText) current += text
    },
    close: name => {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name === 'si') strings.add(unescapeControls(current))
    },
  })
  return strings
}
