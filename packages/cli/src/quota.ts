import {
  type ClassSize,
  type Level,
  levels,
  periodsOfYear,
  quotasFor,
  type RuleSet,
  type StratumQuota,
} from '@mingqian/rules'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Say } from './language.ts'
import { isSentence, namedRuleSet } from './rules.ts'

type Counts = Readonly<Record<string, number>>

type Options = {
  readonly rules: string
  readonly level: Level
  readonly year: number
  readonly period: number
  readonly facilities: Counts
  readonly due: Counts
  readonly inspectors: number
  readonly json?: boolean
}

/** The largest count that is taken: ten million, the facilities of the country. */
const most = 10_000_000

const wholeNumber =
  (say: Say) =>
  (written: string): number => {
    const value = Number(written)
    if (/^\d{1,8}$/.test(written) && value <= most) return value
    throw new InvalidArgumentError(
      say({ zh: `应为不超过 ${most} 的整数`, en: `expected a whole number up to ${most}` }),
    )
  }

/** `key=37,general=412` */
const counts =
  (say: Say) =>
  (written: string): Counts => {
    const pairs = written.split(',').map(pair => /^\s*([a-z][a-z0-9-]*)\s*=\s*(\d{1,8})\s*$/.exec(pair))
    const found = pairs.map(pair => [pair?.[1] ?? '', wholeNumber(say)(pair?.[2] ?? '')] as const)
    const names = found.map(([name]) => name)
    if (pairs.some(pair => pair === null) || new Set(names).size !== names.length)
      throw new InvalidArgumentError(
        say({ zh: '应写作 key=37,general=412', en: 'expected key=37,general=412' }),
      )
    return Object.fromEntries(found)
  }

/** What does not fit together, in words; undefined if all does. */
const contradiction = (ruleSet: RuleSet, options: Options) => {
  const { facilities, due, period, level } = options
  const classes = ruleSet.quotas.filter(rule => rule.level === level).map(rule => rule.class)
  if (classes.length === 0)
    return {
      zh: `规则 ${ruleSet.id} 没有 ${level} 层级的比例`,
      en: `${ruleSet.id} has no quota at level ${level}`,
    }
  const stray = [...Object.keys(facilities), ...Object.keys(due)].find(name => !classes.includes(name))
  if (stray)
    return {
      zh: `规则 ${ruleSet.id} 没有类别 ${stray}，可用：${classes.join('、')}`,
      en: `${ruleSet.id} has no class ${stray}; known: ${classes.join(', ')}`,
    }
  const toomany = Object.entries(due).find(([name, n]) => n > (facilities[name] ?? 0))
  if (toomany)
    return {
      zh: `--due ${toomany[0]}=${toomany[1]} 多于该类别的家数`,
      en: `--due ${toomany[0]}=${toomany[1]} is more than there are`,
    }
  const periods = periodsOfYear(options.year, ruleSet.period).length
  if (period < 1 || period > periods)
    return { zh: `--period 应在 1 与 ${periods} 之间`, en: `--period lies between 1 and ${periods}` }
  return undefined
}

/** Quotas by class: with coverage also how many come from those due and how many from those visited already. */
const byClass = (strata: readonly StratumQuota[]) => {
  const names = [...new Set(strata.map(one => one.class))]
  return names.map(name => {
    const own = strata.filter(one => one.class === name)
    const quota = own.reduce((sum, one) => sum + one.quota, 0)
    const [due, visited] = own
    return [name, visited ? { quota, due: due?.quota ?? 0, visited: visited.quota } : { quota }] as const
  })
}

const quota = (options: Options, say: Say): number => {
  const refuse = (problem: Parameters<Say>[0]): number => {
    console.error(say(problem))
    return 2
  }
  const ruleSet = namedRuleSet(options.rules)
  if (isSentence(ruleSet)) return refuse(ruleSet)
  const wrong = contradiction(ruleSet, options)
  if (wrong) return refuse(wrong)
  const period = periodsOfYear(options.year, ruleSet.period)[options.period - 1]!
  const classes = Object.fromEntries(
    Object.entries(options.facilities).map(([name, total]): [string, ClassSize] => [
      name,
      { total, due: options.due[name] ?? total },
    ]),
  )
  const { level, inspectors } = options
  const strata = quotasFor(ruleSet, { level, period, classes, inspectorsInPost: inspectors })
  const explain = strata.map(one => say(one.explanation))
  const warnings = strata.flatMap(one => (one.warning ? [say(one.warning)] : []))
  if (options.json)
    console.log(
      JSON.stringify({
        ...Object.fromEntries(byClass(strata)),
        explain,
        ...(warnings.length > 0 && { warnings }),
      }),
    )
  else {
    for (const { stratum, size, quota, explanation } of strata)
      console.log(
        `${stratum.padEnd(12)} ${String(quota).padStart(6)} / ${String(size).padEnd(6)} ${say(explanation)}`,
      )
    for (const warning of warnings) console.log(`! ${warning}`)
  }
  return 0
}

/** `mingqian quota`: how many facilities a period owes, and why, without a server. */
export const quotaCommand = (say: Say): Command =>
  new Command('quota')
    .description(
      say({
        zh: '推算一期应抽查的家数及其依据。退出码：0 正常，2 参数有误',
        en: 'reckon how many facilities a period owes, and why. Exit code: 0 fine, 2 wrong arguments',
      }),
    )
    .addOption(new Option('--rules <id>', 'ID[@VERSION]').default('kundulun-2016'))
    .addOption(
      new Option('--level <level>', say({ zh: '层级', en: 'level' })).choices(levels).default('district'),
    )
    .addOption(
      new Option('--year <year>', say({ zh: '年份', en: 'year' }))
        .argParser(wholeNumber(say))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--period <n>', say({ zh: '第几期（季度或月份）', en: 'which quarter or month' }))
        .argParser(wholeNumber(say))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--facilities <counts>',
        say({ zh: '各类别家数，如 key=37,general=412', en: 'facilities by class, as key=37,general=412' }),
      )
        .argParser(counts(say))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--due <counts>',
        say({ zh: '其中尚未检查的家数，缺省为全部', en: 'of these not yet visited; all if left out' }),
      )
        .argParser(counts(say))
        .default({}, ''),
    )
    .addOption(
      new Option('--inspectors <n>', say({ zh: '在编在岗人数', en: 'inspectors in post' }))
        .argParser(wholeNumber(say))
        .makeOptionMandatory(),
    )
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .action((options: Options) => {
      process.exitCode = quota(options, say)
    })
