import { z } from 'zod'
import { type RuleSet, ruleSetSchema } from './rule-set.ts'
import type { Text } from './text.ts'

/** What is wrong with a field of a document that should be a rule set; the path is dotted, '' is the whole. */
export interface RuleSetFinding extends Text {
  readonly path: string
}

export type CheckedRuleSet =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly findings: readonly RuleSetFinding[] }

const chinese = z.locales.zhCN().localeError

/** A text that was left empty, which is what is wrong most often. */
const isBlank = (issue: z.core.$ZodIssue) => issue.code === 'too_small' && issue.origin === 'string'

const inChinese = (issue: z.core.$ZodIssue): string => {
  if (isBlank(issue)) return '不能为空'
  if (issue.code === 'custom' && typeof issue.params?.zh === 'string') return issue.params.zh
  const said = chinese(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.message
}

/** Whether a document is a rule set, and if not, every field to correct. */
export const checkRuleSet = (document: unknown): CheckedRuleSet => {
  const parsed = ruleSetSchema.safeParse(document)
  if (parsed.success) return { ok: true, ruleSet: parsed.data }
  const findings = parsed.error.issues.map(issue => ({
    path: issue.path.join('.'),
    zh: inChinese(issue),
    en: isBlank(issue) ? 'must not be empty' : issue.message,
  }))
  return { ok: false, findings }
}

/** The same for a document as text, which may not even be JSON. */
export const checkRuleSetText = (written: string): CheckedRuleSet => {
  try {
    return checkRuleSet(JSON.parse(written))
  } catch {
    const finding = { path: '', zh: '不是有效的 JSON 文本', en: 'This is not JSON' }
    return { ok: false, findings: [finding] }
  }
}
