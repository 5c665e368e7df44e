import { Argument, Command, Option } from 'commander'
import type { Say, Sentence } from './language.ts'
import type { Answer, CalendarOptions } from './reckon.ts'

const provisionalNote: Sentence = {
  zh: '暂定：涉及的节假日安排尚未公布，公布后可能变动。',
  en: 'Provisional: it hangs on holidays that are not announced yet, and may change.',
}

/** Prints an answer and gives the exit code: 0, or 2 for bad input. Remarks go to standard error. */
const print = (answer: Answer, { json }: CalendarOptions, say: Say): number => {
  if (!answer.ok) {
    if (json) console.log(JSON.stringify({ error: answer.problem }, null, 2))
    else console.error(say(answer.problem))
    return 2
  }
  if (json) console.log(JSON.stringify(answer.json, null, 2))
  else {
    for (const line of answer.lines) console.log(line)
    if (answer.provisional) console.error(say(provisionalNote))
  }
  return 0
}

/** Loaded only when asked, so that the other commands need not wait for a century of days. */
const reckoning = () => import('./reckon.ts')

/** `mingqian calendar`: the working-day calendar on the command line, without a server. */
export const calendarCommand = (say: Say): Command => {
  /** A subcommand whose arguments the function turns into an answer, or into a sentence that says what is wrong. */
  const subcommand = (
    name: string,
    about: string,
    answer: (args: readonly string[], options: CalendarOptions) => Promise<Answer>,
  ): Command =>
    new Command(name)
      .description(about)
      .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
      .addOption(
        new Option(
          '--notice <file>',
          say({
            zh: '另外依据的节假日通知（JSON，见 docs/calendar.md），同一年度以它为准',
            en: 'a holiday notice to go by besides (JSON, see docs/calendar.md); it counts for its year',
          }),
        ),
      )
      .action(async (...given: unknown[]) => {
        const command = given.at(-1) as Command
        const options = command.opts<CalendarOptions>()
        process.exitCode = print(await answer(command.args, options), options, say)
      })

  const date = new Argument('<date>', say({ zh: '日期，如 2026-09-28', en: 'a day such as 2026-09-28' }))
  const add = subcommand(
    'add',
    say({
      zh: '某日之后第 n 个工作日（当日不计）；n 为负则往前数',
      en: 'the n-th working day after a day, which does not count; before it if n is negative',
    }),
    async ([day = '', n = ''], options) => (await reckoning()).add(day, n, options.notice),
  )
    .addArgument(date)
    .argument('<n>', say({ zh: '工作日数', en: 'working days' }))
  const window = subcommand(
    'window',
    say({
      zh: '季度（或月、年）的最后五个工作日，每行一个',
      en: 'the last five working days of a quarter (or month, or year), one a line',
    }),
    async ([period = ''], options) => (await reckoning()).window(period, options.days, options.notice),
  )
    .argument('<period>', say({ zh: '如 2026-Q4、2026-12、2026', en: 'such as 2026-Q4, 2026-12, 2026' }))
    .addOption(new Option('--days <n>', say({ zh: '几个工作日', en: 'how many working days' })).default('5'))
  const day = subcommand(
    'day',
    say({
      zh: '某日是 working（工作日）、rest（休息日）、holiday（放假）还是 make-up（调休上班）；可能变动的另注 provisional（暂定）',
      en: 'whether a day is working, rest, holiday or make-up, and provisional where that may still change',
    }),
    async ([written = ''], options) => (await reckoning()).dayKindOf(written, options.notice),
  ).addArgument(date)

  const calendar = new Command('calendar')
    .description(
      say({
        zh: '按国务院办公厅节假日安排计算工作日，不连接服务器。退出码：0 正常，2 输入有误',
        en: 'reckon working days by the State Council’s holiday notices, without a server. Exit code: 0 fine, 2 bad input',
      }),
    )
    .helpCommand(false)
  for (const each of [add, window, day]) calendar.addCommand(each)
  return calendar
}
