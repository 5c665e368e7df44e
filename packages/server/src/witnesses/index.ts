export { witnessRoutes } from './routes.ts'
