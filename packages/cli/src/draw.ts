import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import {
  amendmentProblem,
  applyAmendments,
  checkInput,
  makeBundle,
  parseDrawInput,
  runDraw,
} from '@mingqian/draw'
import { Command, InvalidArgumentError } from 'commander'
import { sayWhatWasDrawn } from './draw-summary.ts'
import { done, refused, unusable } from './exit-codes.ts'
import { faultLines, readJson, standard, writeJson } from './json-file.ts'
import type { Say } from './language.ts'
import { largeDraw, largePool } from './large-draw/large-draw.ts'
import { sayIfRefused } from './refused-input.ts'

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

  if (sayIfRefused(checkInput(input), say)) return refused

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
  sayWhatWasDrawn(drawn, input.pool.inspectors, say)
  return done
}

type Options = {
  readonly output: string
  readonly threads: number
  readonly reserves: number
  readonly timings?: boolean
  readonly poolRoot?: boolean
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const drawFolder = async (
  path: string,
  { timings = false, poolRoot = false, ...others }: Options,
  say: Say,
): Promise<number> => {
  const options = { ...others, timings }
  if (poolRoot) return largePool(path, options, say)
  if (options.output === standard) {
    console.error(
      say({
        zh: '输入为文件夹时，请用 -o 指明存放结果的文件夹',
        en: 'Name a folder for the result with -o when the input is a folder',
      }),
    )
    return unusable
  }
  return largeDraw(path, options, say)
}

const wholeNumber =
  (least: number, most: number, say: Say) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d{1,15}$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(
      say({ zh: `应为 ${least} 至 ${most} 的整数`, en: `Expected an integer from ${least} to ${most}` }),
    )
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
      say({
        zh: '抽签输入文件，- 表示标准输入；或含 draw.json 和 facilities.ndjson 的文件夹（单位很多时用，见 docs/large-draws.md）',
        en: 'the input file, - for standard input; or a folder with draw.json and facilities.ndjson, for very many facilities (docs/large-draws.md)',
      }),
    )
    .option(
      '-o, --output <bundle>',
      say({
        zh: '公开包文件，- 表示标准输出；输入为文件夹时为存放结果的文件夹',
        en: 'the bundle file, - for standard output; of a folder, the folder for the result',
      }),
      '-',
    )
    .option(
      '--threads <number>',
      say({ zh: '（文件夹）线程数，1 至 64', en: '(folder) threads, 1 to 64' }),
      wholeNumber(1, 64, say),
      Math.min(availableParallelism(), 8),
    )
    .option(
      '--reserves <number>',
      say({ zh: '（文件夹）每类写出的备选单位数', en: '(folder) reserves of each stratum to be written' }),
      wholeNumber(0, Number.MAX_SAFE_INTEGER, say),
      100,
    )
    .option(
      '--pool-root',
      say({
        zh: '（文件夹）不抽签，只输出名录库的指纹和单位数、人员数，供写承诺书用',
        en: "(folder) no draw: print the pool's root and counts, for the commitment",
      }),
    )
    .option('--timings', say({ zh: '（文件夹）列出各步用时', en: '(folder) say where the time goes' }))
    .action(async (path: string, options: Options) => {
      process.exitCode = isFolder(path)
        ? await drawFolder(path, options, say)
        : await draw(path, options.output, say)
    })
