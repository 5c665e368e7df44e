import type { BallRule, RiskGrade, RuleSet } from './rule-set.ts'
import type { Text } from './text.ts'

/** What is on record about a facility that may earn it more balls in the drum. Days are ISO days. */
export interface BallFacts {
  /** The days of the complaints on record, oldest first. */
  readonly complaintsOn: readonly string[]
  readonly seriousViolationOn?: string | undefined
  readonly riskGrade?: RiskGrade | undefined
  readonly lateRectificationOn?: string | undefined
}

/** Why a facility has a ball more, for its dossier. */
export interface BallReason extends Text {
  readonly id: string
  readonly balls: number
  /** What kind of record the reason comes from, and the days of those records; a risk grade holds and has no day. */
  readonly from: { readonly fact: BallRule['when']['fact']; readonly days: readonly string[] }
}

/** The same day of the month so many months earlier; the month's last day where there is no such day. */
const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

const isRecent = (on: string | undefined, months: number, onDay: string): on is string =>
  on !== undefined && on <= onDay && on > monthsBefore(onDay, months)

const riskGradeText: Readonly<Record<RiskGrade, Text>> = {
  major: { zh: '重大', en: 'major' },
  considerable: { zh: '较大', en: 'considerable' },
  ordinary: { zh: '一般', en: 'ordinary' },
}

const daysNamed = 6

/** Days in a row, the newest so many of them: 2026-03-01、2026-05-17. */
const daysInWords = (days: readonly string[]): Text => {
  const newest = days.slice(-daysNamed)
  const more = days.length > newest.length
  return {
    zh: `${newest.join('、')}${more ? '等' : ''}`,
    en: `${newest.join(', ')}${more ? ' and others' : ''}`,
  }
}

/** The fact on record that meets a rule's condition, in words and with its days; undefined if the condition is not met. */
const factMeeting = (
  { when }: BallRule,
  facts: BallFacts,
  onDay: string,
): (Text & { readonly days: readonly string[] }) | undefined => {
  switch (when.fact) {
    case 'complaints': {
      const recent = facts.complaintsOn.filter(day => isRecent(day, when.months, onDay))
      if (recent.length < when.atLeast) return undefined
      const days = daysInWords(recent)
      return {
        zh: `近${when.months}个月投诉${recent.length}次：${days.zh}`,
        en: `${recent.length} complaints in ${when.months} months: ${days.en}`,
        days: recent,
      }
    }
    case 'serious-violation': {
      const on = facts.seriousViolationOn
      return isRecent(on, when.months, onDay)
        ? { zh: `${on}有严重违法记录`, en: `serious violation on ${on}`, days: [on] }
        : undefined
    }
    case 'risk-grade': {
      const grade = facts.riskGrade
      return grade && when.grades.includes(grade)
        ? {
            zh: `环境风险等级${riskGradeText[grade].zh}`,
            en: `risk grade ${riskGradeText[grade].en}`,
            days: [],
          }
        : undefined
    }
    case 'late-rectification': {
      const on = facts.lateRectificationOn
      return isRecent(on, when.months, onDay)
        ? { zh: `${on}整改逾期`, en: `rectification late on ${on}`, days: [on] }
        : undefined
    }
  }
}

/**
 * Lottery balls a facility has in the drum on a day (work plan 五.3): one, and more for reasons on record.
 * The sum is capped; the reasons stay whole, so that the dossier shows all of them.
 */
export const ballsFor = (
  ruleSet: RuleSet,
  facts: BallFacts,
  onDay: string,
): { readonly balls: number; readonly reasons: readonly BallReason[] } => {
  const reasons = ruleSet.balls.rules.flatMap((rule): BallReason[] => {
    const fact = factMeeting(rule, facts, onDay)
    if (!fact) return []
    return [
      {
        id: rule.id,
        balls: rule.balls,
        zh: `${rule.label.zh}（${fact.zh}）`,
        en: `${rule.label.en} (${fact.en})`,
        from: { fact: rule.when.fact, days: fact.days },
      },
    ]
  })
  const earned = reasons.reduce((sum, reason) => sum + reason.balls, 1)
  return { balls: Math.min(ruleSet.balls.cap, earned), reasons }
}
