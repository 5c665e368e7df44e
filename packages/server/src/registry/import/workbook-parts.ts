import { isDateFormat } from './date-style.ts'
import { readXml } from './read-xml.ts'
import { damaged } from './sheet.ts'

type Parts = ReadonlyMap<string, string>

/** Path of the first sheet that is not hidden, and whether its dates count from 1904. */
export const firstVisibleSheet = (parts: Parts): { readonly path: string; readonly epoch1904: boolean } => {
  const workbook = parts.get('xl/workbook.xml')
  if (workbook === undefined) throw damaged()
  const targets = new Map<string, string>()
  readXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  let relation: string | undefined
  let epoch1904 = false
  readXml(workbook, {
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
export const dateStyles = (styles: string | undefined): readonly boolean[] => {
  const codes = new Map<number, string>()
  const isDate: boolean[] = []
  let inCellStyles = false
  readXml(styles ?? '<none/>', {
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
export const sharedStrings = (xml: string | undefined): readonly string[] => {
  const strings: string[] = []
  let current = ''
  let inText = false
  let inPhonetic = false
  readXml(xml ?? '<none/>', {
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
      if (name === 'si') strings.push(unescapeControls(current))
    },
  })
  return strings
}
