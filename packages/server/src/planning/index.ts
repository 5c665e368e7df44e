export { approvedPlans, approvePlan, draftPlan } from './plans.ts'
export { planningRoutes } from './routes.ts'
export { classLabels, ruleSetInForce, ruleSetsByDay } from './rule-set-in-force.ts'
export { ruleSetRoutes } from './rule-set-routes.ts'
