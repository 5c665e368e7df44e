export { exportedList, exportQuery, sheetAnswer } from './answer-sheet.ts'
export { inLots } from './in-lots.ts'
export { chosenColumns, type SheetColumn, sheetOf } from './sheet.ts'
