export { publishResult } from './publish-result.ts'
