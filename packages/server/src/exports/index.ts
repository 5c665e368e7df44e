export { inLots } from './in-lots.ts'
export { chosenColumns, columnsFor, type ListedColumn, listExportQuery } from './listed-columns.ts'
