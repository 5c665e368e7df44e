export { mapRoutes } from './routes.ts'
export { tileHosts } from './tile-hosts.ts'
