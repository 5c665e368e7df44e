export { recordBulkAction } from './bulk-action.ts'
export { importRoutes } from './routes.ts'
