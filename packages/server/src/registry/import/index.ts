export { type ByteSource, openFileSource } from './byte-source.ts'
export { type FacilityImport, facilityKey, facilityReader, parseFacilities } from './facilities.ts'
export { drawnClasses } from './facility-class.ts'
export type { BadCell, ProblemCode } from './finding.ts'
export {
  type InspectorImport,
  type InspectorPost,
  inspectorKey,
  inspectorReader,
  parseInspectors,
} from './inspectors.ts'
export { type OpenSheet, openSheet, type SheetOpening } from './open-sheet.ts'
export { type Operation, operations } from './operation.ts'
export { readSheet } from './read-sheet.ts'
export type { ReadingContext } from './read-value.ts'
export { findingSentence, rejectedRowsWorkbook } from './rejected-rows.ts'
export { type FileProblem, type SheetChunk, type SheetRow, UnreadableSheet } from './sheet.ts'
export { type ParsedTable, type TableEnd, type TableReader, type TableRow, tableReader } from './table.ts'
export { importTemplate } from './template.ts'
