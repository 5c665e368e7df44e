export { fileSubject, listFilings } from './file-subject.ts'
export { filingRoutes } from './routes.ts'
export { type Recipient, recipients } from './tables.ts'
