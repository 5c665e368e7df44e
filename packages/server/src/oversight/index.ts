export { recordAccess } from './access-records.ts'
export { oversightRoutes } from './routes.ts'
