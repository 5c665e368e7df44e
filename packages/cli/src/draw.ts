import {
  amendmentProblem,
  applyAmendments,
  checkInput,
  makeBundle,
  parseDrawInput,
  runDraw,
} from '@mingqian/draw'
import { Command } from 'commander'
import { faultLines, readJson, writeJson } from './json-file.ts'
import type { Say } from './language.ts'

const done = 0
/** The input is readable, but not what its commitment says, or an amendment can't be carried out. */
const refused = 1
/** The input can't be read or has another shape, or the output can't be written. */
const unusable = 2

/** Facilities a message names at most. */
const mostNamed = 10

const draw = async (path: string, output: string, say: Say): Promise<number> => {
  const read = await readJson(path)
  if (!read.ok) {
    console.error(say(read.problem))
    return unusable
  }
  const parsed = parseDrawInput(read.value)
  if (!parsed.ok) {
    console.error(say({ zh: `${path} 不是一份抽签输入`, en: `${path} is not the input of a draw` }))
    console.error(faultLines(parsed.errors, say))
    return unusable
  }
  const input = parsed.value

  const failed = checkInput(input).filter(check => !check.ok)
  if (failed.length > 0) {
    console.error(
      say({
        zh: '输入与其承诺书不符，不能抽签：',
        en: 'The input is not what its commitment says; no draw:',
      }),
    )
    for (const { id, title, detail } of failed)
      console.error(`✗ ${id.padEnd(15)} ${say(title)}${detail ? ` (${say(detail)})` : ''}`)
    return refused
  }

  const drawn = runDraw(input)
  const amended = applyAmendments(input, drawn)
  if (!amended.ok) {
    const why = amendmentProblem(amended.problem)
    console.error(
      say({
        zh: `第 ${amended.at + 1} 项变更无法执行：${why.zh}`,
        en: `Amendment ${amended.at + 1} can't be carried out: ${why.en}`,
      }),
    )
    return refused
  }

  const problem = await writeJson(output, makeBundle(input, drawn))
  if (problem) {
    console.error(say(problem))
    return unusable
  }
  const unstaffed = drawn.lots.filter(lot => lot.team.length === 0)
  if (unstaffed.length > 0) {
    const first = unstaffed.slice(0, mostNamed).map(lot => lot.facility)
    const list = `${first.join(', ')}${unstaffed.length > mostNamed ? ' …' : ''}`
    console.error(
      say({
        zh: `注意：${unstaffed.length} 家被抽中的单位无法配齐检查人员：${list}`,
        en: `Note: ${unstaffed.length} drawn facilities can't be given a full team: ${list}`,
      }),
    )
  }
  console.error(
    say({
      zh: `抽中 ${drawn.lots.length} 签，封存指纹 ${drawn.root}`,
      en: `${drawn.lots.length} lots drawn, sealed root ${drawn.root}`,
    }),
  )
  return done
}

export const drawCommand = (say: Say): Command =>
  new Command('draw')
    .description(
      say({
        zh: '按承诺书、名录库、秘密和公共随机数抽签，写出完整的公开包。退出码：0 完成，1 输入与承诺不符，2 输入无法读取',
        en: 'draw from commitment, pool, secrets and beacon value; write the whole bundle. Exit code: 0 done, 1 input not as committed, 2 input unusable',
      }),
    )
    .argument(
      '<input>',
      say({ zh: '抽签输入文件，- 表示标准输入', en: 'the input file, - for standard input' }),
    )
    .option(
      '-o, --output <bundle>',
      say({ zh: '公开包文件，- 表示标准输出', en: 'the bundle file, - for standard output' }),
      '-',
    )
    .action(async (path: string, { output }: { readonly output: string }) => {
      process.exitCode = await draw(path, output, say)
    })
