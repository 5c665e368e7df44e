import kundulun from '../rule-sets/kundulun-2016.json' with { type: 'json' }
import { type RuleSet, ruleSetSchema } from './rule-set.ts'

/** The 2016 work plan of the Kundulun district bureau, Baotou. */
export const kundulun2016: RuleSet = ruleSetSchema.parse(kundulun)

const known: readonly RuleSet[] = [kundulun2016]

/** The published rule set of that id, or undefined. */
export const ruleSetById = (id: string): RuleSet | undefined => known.find(ruleSet => ruleSet.id === id)
