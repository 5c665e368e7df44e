export { type InspectorOnDay, inspectorsOnDay } from './on-day.ts'
export { inspectorReadRoutes } from './routes.ts'
