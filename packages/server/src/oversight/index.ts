export {
  type PersonalDataOwner,
  personalDataOwners,
  recordAccess,
  recordUnmasking,
} from './access-records.ts'
export { oversightRoutes } from './routes.ts'
