export { calendarInForce } from './calendar-in-force.ts'
export { checkNotice, enteredNotices } from './notices.ts'
export { calendarRoutes } from './routes.ts'
export { noticeBody, yearParams } from './schemas.ts'
