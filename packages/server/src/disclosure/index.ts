export { publicPages, unknownAddress } from './public-routes.ts'
export { publishResult } from './publish-result.ts'
export { disclosureRoutes } from './routes.ts'
