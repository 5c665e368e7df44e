import { Command, CommanderError, Option } from 'commander'
import { chooseLanguage, type Say, speak } from './language.ts'

const language = chooseLanguage(process.argv.slice(2), process.env)
const say = speak(language)

const program = new Command('mingqian')
  .description(
    say({ zh: '明签：能自证的双随机抽查', en: 'Mingqian: double-random inspections that prove themselves' }),
  )
  .addOption(new Option('--lang <language>', say({ zh: '语言', en: 'language' })).choices(['zh', 'en']))
  .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
  .helpCommand(false)
  .showHelpAfterError()

/** Each command's code is loaded when it is asked for: a draw needs no spreadsheets and no calendar. */
const commands: Readonly<Record<string, () => Promise<(say: Say) => Command>>> = {
  draw: async () => (await import('./draw.ts')).drawCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  import: async () => (await import('./import.ts')).importCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
  quota: async () => (await import('./quota.ts')).quotaCommand,
  calendar: async () => (await import('./calendar.ts')).calendarCommand,
}

const asked = process.argv.slice(2).find(argument => Object.hasOwn(commands, argument))
for (const load of asked === undefined ? Object.values(commands) : [commands[asked]!])
  program.addCommand((await load())(say))

// A command's own exit code says what it found; a command line that can't be understood is 2 for all of them.
const withAllBelow = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(withAllBelow),
]
for (const command of withAllBelow(program)) command.exitOverride()

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
})

try {
  await program.parseAsync()
} catch (error) {
  // Whatever goes wrong in a way nobody thought of, it is no finding about the file: scripts read 1 as one.
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2
  if (!(error instanceof CommanderError)) console.error(error)
}
