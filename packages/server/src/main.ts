import { ConfigError, readConfig } from './platform/config.ts'
import { DirectoryInUse } from './platform/lock-directory.ts'
import { openPlatform } from './platform/open-platform.ts'

try {
  const config = readConfig(process.env, process.argv.slice(2))
  // Loading the code takes as long as opening the database, which has a thread of its own: both at once.
  const [opened, { startServer }, { greeting }] = await Promise.all([
    openPlatform(config),
    import('./server.ts'),
    import('./greeting.ts'),
  ])
  const server = await startServer(opened)
  for (const line of await greeting(server)) console.log(line)

  const stop = async () => {
    await server.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DirectoryInUse
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (known) console.error(error.message)
  else if (inUse) console.error('端口已被占用，请用 PORT 换一个 the port is in use; choose another with PORT')
  else console.error(error)
  process.exit(1)
}
