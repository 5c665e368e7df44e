import { kundulun2016, type RuleSet } from '@mingqian/rules'
import type { Rows } from '../platform/database.ts'

/**
 * The rule set the bureau works by. The one place that says so: for now every bureau has the same one, so that
 * nothing is read from the rows.
 */
export const ruleSetInForce = (_rows?: Rows): RuleSet => kundulun2016
