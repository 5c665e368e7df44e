import {
  type Choosable,
  type ClassChoice,
  choosableFor,
  isLess,
  type Level,
  type RuleSet,
  shareWords,
} from '@mingqian/rules'
import { z } from 'zod'
import type { FieldProblem } from '../platform/problems.ts'

const fraction = z.strictObject({ num: z.int().min(0).max(1_000_000), den: z.int().min(1).max(1_000_000) })

/** What a bureau does beyond what it owes, by class; a class without an entry goes by the rules alone. */
export const choicesSchema = z.record(
  z.string(),
  z.strictObject({ share: fraction.optional(), extraVisited: z.int().min(0).optional() }),
)
export type Choices = z.infer<typeof choicesSchema>

const shareProblem = ({ share: range }: Choosable, share: NonNullable<ClassChoice['share']>) => {
  if (!range)
    return {
      zh: '该类按人数或其他办法定量，没有比例可调',
      en: 'This class has no share that could be raised',
    }
  const { least, most } = range
  if (!isLess(share, least) && !isLess(most, share)) return undefined
  const [low, high] = [shareWords(least), shareWords(most)]
  return { zh: `比例须在 ${low} 至 ${high} 之间`, en: `The share must lie between ${low} and ${high}` }
}

const extraProblem = ({ extraVisited }: Choosable, extra: number, total: number) => {
  if (extra > 0 && !extraVisited)
    return {
      zh: '该类没有已查分层，不能加抽',
      en: 'This class has no stratum of those visited to draw more from',
    }
  if (extra <= total) return undefined
  return { zh: `加抽不能超过该类总数 ${total} 家`, en: `No more than the class has: ${total}` }
}

/**
 * What is wrong with a bureau's choices, field by field (`choices.key.share`).
 * @param totals facilities that take part, by class
 */
export const choiceProblems = (
  ruleSet: RuleSet,
  level: Level,
  totals: Readonly<Record<string, number>>,
  choices: Choices,
): readonly FieldProblem[] => {
  const classes = new Map(choosableFor(ruleSet, level).map(one => [one.class, one]))
  return Object.entries(choices).flatMap(([name, { share, extraVisited }]): FieldProblem[] => {
    const choosable = classes.get(name)
    if (!choosable)
      return [
        { path: `choices.${name}`, message: { zh: '规则中没有这一类', en: 'The rules have no such class' } },
      ]
    const ofShare = share && shareProblem(choosable, share)
    const ofExtra = extraVisited && extraProblem(choosable, extraVisited, totals[name] ?? 0)
    return [
      ...(ofShare ? [{ path: `choices.${name}.share`, message: ofShare }] : []),
      ...(ofExtra ? [{ path: `choices.${name}.extraVisited`, message: ofExtra }] : []),
    ]
  })
}

/** The choices that say more than the rules do: neither the least share nor no extra draws. */
export const realChoices = (ruleSet: RuleSet, level: Level, choices: Choices): Choices => {
  const least = new Map(choosableFor(ruleSet, level).map(one => [one.class, one.share?.least]))
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, { share, extraVisited }]): [string, Choices[string]][] => {
      const floor = least.get(name)
      const choice = {
        ...(share && floor && isLess(floor, share) && { share }),
        ...(extraVisited && { extraVisited }),
      }
      return Object.keys(choice).length > 0 ? [[name, choice]] : []
    }),
  )
}
