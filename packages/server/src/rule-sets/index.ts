export { adoptRuleSet } from './adopt-rule-set.ts'
export { dropRuleSetDraft, type RuleSetDraft, readRuleSetDraft, saveRuleSetDraft } from './rule-set-draft.ts'
export { classLabels, ruleSetInForce, ruleSetsByDay } from './rule-set-in-force.ts'
export { ruleSetVersions } from './rule-set-versions.ts'
