export { feedRoutes } from './feed-routes.ts'
export { keepReminding } from './keep-reminding.ts'
export { noticeRoutes } from './routes.ts'
