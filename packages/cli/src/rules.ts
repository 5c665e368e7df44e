import { documentHash } from '@mingqian/draw'
import { checkRuleSet, type RuleSet, ruleSetById, shippedRuleSets } from '@mingqian/rules'
import { Command } from 'commander'
import { readJson } from './json-file.ts'
import type { Say, Sentence } from './language.ts'

/** Exit codes that scripts rely on. */
const fine = 0
const faulty = 1
const unreadable = 2

type Options = { readonly json?: boolean }

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2))

const refuse = (problem: Sentence, json: boolean | undefined, say: Say): number => {
  if (json) print({ ok: false, error: problem })
  else console.error(say(problem))
  return unreadable
}

const hashOf = (ruleSet: RuleSet) => documentHash('sha256', ruleSet)

/** A shipped rule set by `ID` or `ID@VERSION`; a sentence that names those there are if it is none of them. */
export const namedRuleSet = (name: string): RuleSet | Sentence => {
  const [id = '', version] = name.split('@')
  const found = ruleSetById(id, version === undefined ? undefined : Number(version))
  if (found) return found
  const known = shippedRuleSets.map(one => `${one.id}@${one.version}`).join(', ')
  return { zh: `没有规则 ${name}，可用：${known}`, en: `There are no rules ${name}; known: ${known}` }
}

export const isSentence = (found: RuleSet | Sentence): found is Sentence => 'zh' in found

const list = ({ json }: Options, say: Say): number => {
  if (json)
    print(
      shippedRuleSets.map(({ id, version, title, period, source }) => ({
        id,
        version,
        title,
        period,
        source,
      })),
    )
  else
    for (const { id, version, title } of shippedRuleSets)
      console.log(`${`${id}@${version}`.padEnd(18)} ${say(title)}`)
  return fine
}

const show = (name: string, { json }: Options, say: Say): number => {
  const found = namedRuleSet(name)
  if (isSentence(found)) return refuse(found, json, say)
  if (json) {
    print(found)
    return fine
  }
  const { id, version, title, source, quotas, classes, deadlines } = found
  const label = (of: string) => say(classes.find(one => one.id === of)?.label ?? { zh: of, en: of })
  console.log(`${id}@${version}  ${say(title)}`)
  console.log(
    `${say(source.issuer)}${source.number ? `  ${source.number}` : ''}${source.address ? `  ${source.address}` : ''}`,
  )
  if (source.note) console.log(say(source.note))
  console.log(`sha256 ${hashOf(found)}`)
  for (const { level, class: owed, clause } of quotas)
    console.log(`${level.padEnd(9)} ${label(owed)}  ${clause.id}  ${say(clause)}`)
  for (const [name, deadline] of Object.entries(deadlines))
    if (deadline) console.log(`${name.padEnd(14)} ${deadline.clause.id}  ${say(deadline.clause)}`)
  return fine
}

const check = async (path: string, { json }: Options, say: Say): Promise<number> => {
  const read = await readJson(path)
  if (!read.ok) return refuse(read.problem, json, say)
  const checked = checkRuleSet(read.value)
  if (checked.ok) {
    const { id, version } = checked.ruleSet
    if (json) print({ ok: true, id, version, hash: hashOf(checked.ruleSet) })
    else
      console.log(
        say({
          zh: `${id}@${version} 符合规则格式，sha256 ${hashOf(checked.ruleSet)}`,
          en: `${id}@${version} is a rule set, sha256 ${hashOf(checked.ruleSet)}`,
        }),
      )
    return fine
  }
  if (json) print({ ok: false, findings: checked.findings })
  else for (const finding of checked.findings) console.log(`${finding.path || '.'}  ${say(finding)}`)
  return faulty
}

/** `mingqian rules`: the published rule sets that ship, and a check of one's own, without a server. */
export const rulesCommand = (say: Say): Command => {
  const asJson = ['--json', say({ zh: '以 JSON 输出', en: 'print JSON' })] as const
  const rules = new Command('rules').description(
    say({
      zh: '查看已公布的抽查规则，检查自拟的规则文件',
      en: 'show the published rule sets, check one of your own',
    }),
  )
  rules
    .command('list')
    .description(say({ zh: '列出内置规则', en: 'list the rule sets that ship' }))
    .option(...asJson)
    .action((options: Options) => {
      process.exitCode = list(options, say)
    })
  rules
    .command('show')
    .description(
      say({ zh: '显示一套规则；--json 输出全文', en: 'show a rule set; --json prints the document' }),
    )
    .argument('<id>', 'ID[@VERSION]')
    .option(...asJson)
    .action((id: string, options: Options) => {
      process.exitCode = show(id, options, say)
    })
  rules
    .command('check')
    .description(
      say({
        zh: '检查规则文件。退出码：0 符合，1 有需修改的字段，2 文件无法读取',
        en: 'check a rule set file. Exit code: 0 it is one, 1 fields to correct, 2 unreadable file',
      }),
    )
    .argument('<file>', say({ zh: 'JSON 文件，- 表示标准输入', en: 'the JSON file, - for standard input' }))
    .option(...asJson)
    .action(async (path: string, options: Options) => {
      process.exitCode = await check(path, options, say)
    })
  return rules
}
