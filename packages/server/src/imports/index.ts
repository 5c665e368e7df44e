export { recordBulkAction } from './bulk-action.ts'
export { importRoutes } from './routes.ts'
export { undoChanges, undoImport } from './undo-import.ts'
