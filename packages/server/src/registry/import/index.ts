export { type ByteSource, openFileSource } from './byte-source.ts'
export { cleanCode, cleanHeading, cleanText } from './clean-text.ts'
export {
  type FacilityImport,
  facilityColumns,
  facilityKey,
  facilityReader,
  facilityReading,
  parseFacilities,
  siteText,
} from './facilities.ts'
export { drawnClasses, type FacilityClass } from './facility-class.ts'
export { headingRowsSearched, headingsOf } from './find-headings.ts'
export type { BadCell, Finding, ProblemCode, Reading } from './finding.ts'
export {
  type InspectorImport,
  inspectorColumns,
  inspectorKey,
  inspectorReader,
  inspectorReading,
  parseInspectors,
} from './inspectors.ts'
export { type OpenSheet, openSheet, type SheetOpening } from './open-sheet.ts'
export { type Operation, operations } from './operation.ts'
export { readSheet } from './read-sheet.ts'
export {
  anyDay,
  choice,
  code,
  creditCode,
  decimal,
  idNumber,
  mark,
  pastDay,
  permit,
  type ReadingContext,
  text,
  type ValueReader,
  yesOrNo,
} from './read-value.ts'
export { findingSentence, rejectedRowsWorkbook } from './rejected-rows.ts'
export {
  type FileProblem,
  type SheetChunk,
  type SheetResult,
  type SheetRow,
  UnreadableSheet,
} from './sheet.ts'
export {
  type Column,
  type Columns,
  type ParsedTable,
  parseTable,
  type RowValues,
  type TableEnd,
  type TableReader,
  type TableReading,
  type TableRow,
  tableReader,
} from './table.ts'
export { importTemplate } from './template.ts'
