import { Argument, Command, Option } from 'commander'
import type { Kind, Options } from './check-sheet.ts'
import type { Say } from './language.ts'

/** `mingqian import`: checks a register's sheet without a server; the import itself is done on the web page. */
export const importCommand = (say: Say): Command =>
  new Command('import')
    .description(
      say({
        zh: '检查污染源或执法人员表格（.xlsx、.csv）能否导入，不连接服务器。退出码：0 全部可导入，1 有需修改的行，2 文件无法读取',
        en: 'check a sheet (.xlsx, .csv) of facilities or inspectors, without a server. Exit code: 0 all good, 1 bad rows, 2 unreadable file',
      }),
    )
    .addArgument(
      new Argument('<kind>', say({ zh: '表格种类', en: 'kind of sheet' })).choices([
        'facilities',
        'inspectors',
      ]),
    )
    .argument('<file>', say({ zh: '表格文件', en: 'the file' }))
    .option('--check', say({ zh: '只检查，不写入', en: 'check only, write nothing' }))
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .addOption(
      new Option(
        '--bureau <code>',
        say({ zh: '本单位行政区划代码', en: "the bureau's division code" }),
      ).default('150203'),
    )
    .addOption(
      new Option(
        '--rules <id>',
        say({ zh: '监管类别所依的规则', en: 'the rules whose classes the sheet names' }),
      ).default('kundulun-2016'),
    )
    .action(async (kind: Kind, path: string, options: Options) => {
      // Loaded only here: reading spreadsheets takes a quarter of a second that draw and verify need not wait for.
      const { checkSheet, refuse } = await import('./check-sheet.ts')
      if (options.check) process.exitCode = await checkSheet(kind, path, options, say)
      else {
        const message = {
          zh: '命令行只做检查，请加 --check；写入请在网页的“导入”中进行。',
          en: 'The command only checks: add --check. To write, use the import page of the web application.',
        }
        process.exitCode = refuse({ problem: 'check-only', message }, options.json ?? false, say)
      }
    })
