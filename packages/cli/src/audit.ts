import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { auditDraws } from './audit/audit-draws.ts'
import { auditLog, type Seen } from './audit/audit-log.ts'
import type { Finding } from './audit/finding.ts'
import { type Copy, copyFromFolder, copyFromSite, saveCopy } from './audit/source.ts'
import type { Say } from './language.ts'

/** Exit codes of `audit`, as those of `verify`. */
const allHold = 0
const somethingFails = 1
const unreadable = 2

type Options = { readonly json?: boolean; readonly save?: string; readonly state?: string }
type State = Readonly<Record<string, Seen>>

const defaultState = () => join(homedir(), '.mingqian', 'audit.json')

const readState = async (path: string): Promise<State> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

const marks = { holds: '✓', fails: '✗', notice: '·' } as const

const tell = (copy: Copy, found: readonly Finding[], say: Say): void => {
  for (const { id, outcome, title, draw } of found)
    console.log(`${marks[outcome]} ${id.padEnd(16)} ${draw ? `[${draw}] ` : ''}${say(title)}`)
  const failed = found.filter(({ outcome }) => outcome === 'fails').length
  const checks = found.filter(({ outcome }) => outcome !== 'notice').length
  console.error(
    failed === 0
      ? say({
          zh: `${copy.from}：全部 ${checks} 项核验通过。`,
          en: `${copy.from}: all ${checks} checks hold.`,
        })
      : say({
          zh: `${copy.from}：${checks} 项核验中有 ${failed} 项不通过。`,
          en: `${copy.from}: ${failed} of ${checks} checks fail.`,
        }),
  )
}

const audit = async (where: string, options: Options, say: Say): Promise<number> => {
  const path = options.state ?? defaultState()
  let copy: Copy
  let state: State
  try {
    copy = /^https?:\/\//.test(where) ? await copyFromSite(where) : await copyFromFolder(where)
    state = await readState(path)
    if (options.save) await saveCopy(options.save, copy)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const problem = { zh: `无法读取日志：${why}`, en: `Can't read the log: ${why}` }
    if (options.json) console.log(JSON.stringify({ ok: false, error: problem, findings: [] }, null, 2))
    else console.error(say(problem))
    return unreadable
  }
  let found: readonly Finding[]
  try {
    found = [...auditLog(copy, state[copy.from] ?? null), ...auditDraws(copy, new Date())]
  } catch {
    found = [
      {
        id: 'entries',
        outcome: 'fails',
        title: { zh: '日志里有读不懂的记录', en: 'the log holds an entry that is no document' },
      },
    ]
  }
  const ok = found.every(({ outcome }) => outcome !== 'fails')
  if (options.json)
    console.log(
      JSON.stringify(
        { ok, from: copy.from, key: copy.key, size: copy.entries.length, findings: found },
        null,
        2,
      ),
    )
  else tell(copy, found, say)
  // What has failed must not become what the next audit measures by.
  if (
    !found.some(({ id, outcome, draw }) => outcome === 'fails' && draw === undefined && id !== 'period-twice')
  ) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(
      path,
      `${JSON.stringify({ ...state, [copy.from]: { key: copy.key, checkpoint: copy.checkpoint } }, null, 1)}\n`,
    )
  }
  return ok ? allHold : somethingFails
}

export const auditCommand = (say: Say): Command =>
  new Command('audit')
    .description(
      say({
        zh: '核验一本公开日志：签名、整棵树、联署、每次摇号，并报告有承诺而未完成的摇号。退出码：0 全部通过，1 有不通过，2 读不到日志',
        en: 'audit a public log: signature, whole tree, cosignatures, every draw, and committed draws never completed. Exit code: 0 all hold, 1 something fails, 2 no log',
      }),
    )
    .argument(
      '<where>',
      say({
        zh: '网站地址，或用 --save 保存的文件夹',
        en: 'the address of a site, or a folder that --save wrote',
      }),
    )
    .option(
      '--save <folder>',
      say({
        zh: '把日志和公开材料存进文件夹，供离线核验',
        en: 'keep log and bundles in a folder, for an audit offline',
      }),
    )
    .option(
      '--state <file>',
      say({
        zh: '记住上次所见检查点的文件（默认 ~/.mingqian/audit.json）',
        en: 'file that remembers the checkpoint seen last (~/.mingqian/audit.json)',
      }),
    )
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .action(async (where: string, options: Options) => {
      process.exitCode = await audit(where, options, say)
    })
