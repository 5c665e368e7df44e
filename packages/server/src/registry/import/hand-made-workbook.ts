import { strToU8, zipSync } from 'fflate'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const packageTypes = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const office = `xmlns:r="${officeRelations}"`

/** A workbook for tests from the XML of its rows, to say what no writing library would. */
export const handMadeWorkbook = (parts: {
  readonly sheetData: string
  readonly merges?: readonly string[]
  readonly strings?: string
  readonly styles?: string
  readonly sheets?: string
  readonly workbookProperties?: string
}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types ${packageTypes}><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spreadsheet}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships ${relations}><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook ${main} ${office}>${parts.workbookProperties ?? ''}<sheets>${
        parts.sheets ?? '<sheet name="1" sheetId="1" r:id="rId1"/>'
      }</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships ${relations}><Relationship Id="rId1" Type="${officeRelations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${officeRelations}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet ${main}><sheetData>${parts.sheetData}</sheetData><mergeCells>${(parts.merges ?? [])
        .map(ref => `<mergeCell ref="${ref}"/>`)
        .join('')}</mergeCells></worksheet>`,
    ),
    'xl/worksheets/sheet2.xml': strToU8(
      `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>second</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst ${main}>${parts.strings ?? ''}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet ${main}>${parts.styles ?? ''}</styleSheet>`),
    'xl/media/image1.png': new Uint8Array(10),
  })
