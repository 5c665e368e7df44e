export { deadlineRoutes } from './routes.ts'
export { settleDeadline } from './settle-deadline.ts'
