export { type Recipient, recipients } from '../cosigners/index.ts'
export { acknowledgeFilings } from './acknowledge.ts'
export { fileSubject, listFilings } from './file-subject.ts'
export { filingRoutes } from './routes.ts'
