import { type Bundle, checkByHand, checkMeaning, parseBundle, verifyBundle } from '@mingqian/draw'
import { Command, InvalidArgumentError, Option } from 'commander'
import { faultLines, readJson } from './json-file.ts'
import type { Say } from './language.ts'

/** Exit codes of `verify`, which scripts rely on. */
const allHold = 0
const somethingFails = 1
const notABundle = 2

type Options = {
  readonly json?: boolean
  readonly commitment?: string
  readonly explain?: boolean
  readonly ticket?: string
}

const print = (value: unknown): void => console.log(JSON.stringify(value, null, 2))

/** The lines that tell how to compute a facility's ticket without this program. */
const handLines = (bundle: Bundle, facility: string, say: Say): string => {
  const found = checkByHand(bundle, facility)
  if (!found)
    return say({
      zh: `抽查库里没有编号为 ${facility} 的单位。`,
      en: `The pool has no facility ${facility}.`,
    })
  const { command, ticket, ball, balls, lot } = found
  return [
    say({
      zh: `手工核对 ${facility}（${balls} 个球中号最小的第 ${ball} 个），运行：`,
      en: `To check ${facility} by hand (ball ${ball} of ${balls}, its lowest), run:`,
    }),
    `  ${command}`,
    say({ zh: '应当得到：', en: 'It has to print:' }),
    `  ${ticket}`,
    lot === null
      ? say({ zh: '该单位没有抽中。', en: 'The facility was not drawn.' })
      : say({ zh: `该单位抽中，为第 ${lot + 1} 签。`, en: `The facility was drawn, as lot ${lot + 1}.` }),
  ].join('\n')
}

const verify = async (
  path: string,
  { json, commitment, explain, ticket }: Options,
  say: Say,
): Promise<number> => {
  const read = await readJson(path)
  if (!read.ok) {
    if (json) print({ ok: false, error: read.problem, errors: [] })
    else console.error(say(read.problem))
    return notABundle
  }
  const bundle = parseBundle(read.value)
  if (!bundle.ok) {
    const problem = { zh: `${path} 不是一份抽查公开包`, en: `${path} is not a bundle` }
    if (json) print({ ok: false, error: problem, errors: bundle.errors })
    else console.error(`${say(problem)}\n${faultLines(bundle.errors, say)}`)
    return notABundle
  }

  const expected = commitment === undefined ? {} : { expectedCommitment: commitment }
  const { ok, checks } = verifyBundle(bundle.value, expected)
  if (json)
    print({
      ok,
      checks,
      ...(ticket === undefined ? {} : { byHand: checkByHand(bundle.value, ticket) ?? null }),
    })
  else {
    for (const check of checks) {
      const mark = check.ok ? '✓' : '✗'
      const detail = check.detail ? say({ zh: `：${check.detail.zh}`, en: `: ${check.detail.en}` }) : ''
      console.log(`${mark} ${check.id.padEnd(15)} ${say(check.title)}${detail}`)
      if (explain) console.log(`  ${say(checkMeaning(check.id))}`)
    }
    if (ticket !== undefined) console.log(handLines(bundle.value, ticket, say))
    const failed = checks.filter(check => !check.ok).length
    console.error(
      ok
        ? say({ zh: `全部 ${checks.length} 项核验通过。`, en: `All ${checks.length} checks hold.` })
        : say({
            zh: `${checks.length} 项核验中有 ${failed} 项不通过。`,
            en: `${failed} of ${checks.length} checks fail.`,
          }),
    )
  }
  return ok ? allHold : somethingFails
}

export const verifyCommand = (say: Say): Command =>
  new Command('verify')
    .description(
      say({
        zh: '核验一份抽查公开包，逐项列出结果。退出码：0 全部通过，1 有不通过，2 不是公开包',
        en: 'check a bundle, one line per check. Exit code: 0 all hold, 1 something fails, 2 not a bundle',
      }),
    )
    .argument(
      '<bundle>',
      say({ zh: '公开包文件，- 表示标准输入', en: 'the bundle file, - for standard input' }),
    )
    .option('--explain', say({ zh: '逐项说明核验的意义', en: 'say of each check what it shows' }))
    .option(
      '--ticket <facility>',
      say({
        zh: '给出手工计算该单位抽签号的命令',
        en: "print the shell command that computes this facility's ticket",
      }),
    )
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .addOption(
      new Option(
        '--commitment <hash>',
        say({ zh: '抽签前公布的承诺书指纹', en: "the commitment's hash as published before the draw" }),
      ).argParser(value => {
        const hash = value.trim().toLowerCase()
        if (/^[0-9a-f]{64}$/.test(hash)) return hash
        throw new InvalidArgumentError(
          say({ zh: '应为 64 位十六进制字符', en: 'Expected 64 hex characters' }),
        )
      }),
    )
    .action(async (path: string, options: Options) => {
      process.exitCode = await verify(path, options, say)
    })
