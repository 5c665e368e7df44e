import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'
import { type SheetResult, sheetLimits, UnreadableSheet } from './sheet.ts'

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

const oldFormat = () =>
  new UnreadableSheet(
    'old-format',
    '这是旧版.xls文件或加密的工作簿，请在Excel或WPS中另存为.xlsx（不设密码）后再导入',
    'An old .xls file or an encrypted workbook; save it as .xlsx without a password',
  )

const notAWorkbook = () =>
  new UnreadableSheet(
    'not-a-workbook',
    '文件内容不是.xlsx工作簿或.csv文本，请在Excel或WPS中另存为.xlsx后再导入',
    'The content is neither an .xlsx workbook nor .csv text; save it as .xlsx from Excel or WPS',
  )

const empty = () => new UnreadableSheet('empty', '文件中没有数据', 'The file holds no data')

const read = (bytes: Uint8Array, fileName: string) => {
  if (bytes.length === 0) throw empty()
  if (bytes.length > sheetLimits.fileBytes)
    throw new UnreadableSheet(
      'too-large',
      `文件超过${sheetLimits.fileBytes / 1_000_000}MB，请分批导入`,
      `The file exceeds ${sheetLimits.fileBytes / 1_000_000} MB; import in several files`,
    )
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbook(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oldFormat()
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 500)).trimStart()
  if (/\.(?:xlsx|xlsm|pdf|docx?|zip)$/i.test(fileName) || /^(?:<|%PDF|\{\\rtf)/i.test(start))
    throw notAWorkbook()
  return readCsv(bytes)
}

/** The rows of a workbook (.xlsx) or text table (.csv), told apart by their content. Never throws on bad input. */
export const readSheet = (bytes: Uint8Array, fileName: string): SheetResult => {
  try {
    const rows = read(bytes, fileName)
    return rows.length > 0 ? { ok: true, rows } : { ok: false, problem: empty().problem }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, problem: error.problem }
    throw error
  }
}
