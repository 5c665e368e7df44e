export { amendmentRoutes } from './routes.ts'
