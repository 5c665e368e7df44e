export { approvedPlans, approvePlan, draftPlan } from './plans.ts'
export { planningRoutes } from './routes.ts'
export { ruleSetInForce } from './rule-set-in-force.ts'
