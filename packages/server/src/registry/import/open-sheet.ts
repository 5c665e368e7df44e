import { type ByteSource, bytesSource } from './byte-source.ts'
import { oleStreamNames } from './ole-container.ts'
import { openCsv } from './read-csv.ts'
import { openWorkbook } from './read-workbook.ts'
import { encrypted, type FileProblem, type SheetChunk, sheetLimits, UnreadableSheet } from './sheet.ts'

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

const oldFormat = () =>
  new UnreadableSheet(
    'old-format',
    '这是旧版.xls文件，请在Excel或WPS中另存为.xlsx后再导入（改扩展名无效）',
    'An old .xls file; save it as .xlsx from Excel or WPS (renaming it is not enough)',
  )

const notAWorkbook = () =>
  new UnreadableSheet(
    'not-a-workbook',
    '文件内容不是.xlsx工作簿或.csv文本，请在Excel或WPS中另存为.xlsx后再导入',
    'The content is neither an .xlsx workbook nor .csv text; save it as .xlsx from Excel or WPS',
  )

const webPage = () =>
  new UnreadableSheet(
    'not-a-workbook',
    '这是网页文件（系统导出的表格常以.xls为扩展名，内容却是网页），请用Excel或WPS打开后另存为.xlsx再导入',
    'This is a web page (systems often export one under the name .xls); open it in Excel or WPS and save it as .xlsx',
  )

const empty = () => new UnreadableSheet('empty', '文件中没有数据', 'The file holds no data')

const fileTooLarge = () =>
  new UnreadableSheet(
    'too-large',
    `文件超过${sheetLimits.fileBytes / 1_000_000}MB，请分批导入`,
    `The file exceeds ${sheetLimits.fileBytes / 1_000_000} MB; import in several files`,
  )

/** What an OLE container is: an old workbook, or a wrapping around an encrypted new one (MS-OFFCRYPTO 2.3.4). */
const inContainer = (source: ByteSource): UnreadableSheet => {
  const names = oleStreamNames(source)
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return encrypted()
  return names.has('WordDocument') || names.has('PowerPoint Document') ? notAWorkbook() : oldFormat()
}

const opener = (source: ByteSource, fileName: string): (() => Iterable<SheetChunk>) => {
  if (source.length === 0) throw empty()
  if (source.length > sheetLimits.fileBytes) throw fileTooLarge()
  const head = source.read(0, 500)
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return openWorkbook(source)
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw inContainer(source)
  const start = new TextDecoder('latin1').decode(head).replace(/^ï»¿/, '').trimStart()
  if (/^<(?:!doctype html|html|head|meta|table|style)/i.test(start)) throw webPage()
  if (/\.(?:xlsx|xlsm|pdf|docx?|zip)$/i.test(fileName) || /^(?:<|%PDF|\{\\rtf)/i.test(start))
    throw notAWorkbook()
  return openCsv(source)
}

/** A table whose rows have not been read yet. */
export interface OpenSheet {
  /**
   * The rows from the first on, some hundreds at a time, as often as wanted. Only what is being read is kept in memory.
   * Going through them throws UnreadableSheet where the file turns out to be damaged, too long or empty.
   */
  readonly chunks: () => Iterable<SheetChunk>
}

export type SheetOpening =
  | { readonly ok: true; readonly sheet: OpenSheet }
  | { readonly ok: false; readonly problem: FileProblem }

/**
 * Opens a workbook (.xlsx) or text table (.csv), told apart by their content; a workbook's first visible sheet.
 * Never throws on bad input.
 */
export const openSheet = (file: ByteSource | Uint8Array, fileName: string): SheetOpening => {
  try {
    const chunks = opener(file instanceof Uint8Array ? bytesSource(file) : file, fileName)
    const neverEmpty = function* () {
      let rows = 0
      for (const chunk of chunks()) {
        rows += chunk.rows.length
        yield chunk
      }
      if (rows === 0) throw empty()
    }
    return { ok: true, sheet: { chunks: neverEmpty } }
  } catch (error) {
    if (error instanceof UnreadableSheet) return { ok: false, problem: error.problem }
    throw error
  }
}
