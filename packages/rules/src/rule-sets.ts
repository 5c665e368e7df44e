import changji from '../../../data/rules/changji-2025.json' with { type: 'json' }
import chizhou from '../../../data/rules/chizhou-2019.json' with { type: 'json' }
import guangdong from '../../../data/rules/guangdong-2016.json' with { type: 'json' }
import jiangxi from '../../../data/rules/jiangxi-2022.json' with { type: 'json' }
import kundulun from '../../../data/rules/kundulun-2016.json' with { type: 'json' }
import { type RuleSet, ruleSetSchema } from './rule-set.ts'

/** The 2016 work plan of the Kundulun district bureau, Baotou. */
export const kundulun2016: RuleSet = ruleSetSchema.parse(kundulun)

/** The published rule sets that ship, oldest first (data/rules, each with its source). */
export const shippedRuleSets: readonly RuleSet[] = [
  kundulun2016,
  ...[guangdong, chizhou, jiangxi, changji].map(document => ruleSetSchema.parse(document)),
]

/** The shipped rule set of that id, in its newest version or the one asked for; undefined if there is none. */
export const ruleSetById = (id: string, version?: number): RuleSet | undefined =>
  shippedRuleSets
    .filter(ruleSet => ruleSet.id === id && (version === undefined || ruleSet.version === version))
    .reduce<RuleSet | undefined>(
      (newest, one) => (newest && newest.version > one.version ? newest : one),
      undefined,
    )
