import { demoAccounts } from './identity/index.ts'
import { readBureau } from './platform/bureau.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { DirectoryInUse } from './platform/lock-directory.ts'
import { startServer } from './server.ts'

const roleNames = {
  director: '局领导',
  office: '办公室',
  inspector: '执法检查人员',
  auditor: '稽查人员',
  sysadmin: '系统管理员',
}

try {
  const config = readConfig(process.env, process.argv.slice(2))
  const server = await startServer(config)
  const address = config.publicUrl ?? `http://localhost:${server.port}`
  const bureau = await readBureau(server.platform.database)
  console.log(`明签已就绪 Mingqian is ready: ${address}/app/  (公开页面 public pages: ${address}/)`)
  if (bureau === null)
    console.log('首次使用:请在页面上建立首位系统管理员 First use: make the first administrator there')
  if (bureau?.demo) {
    console.log('演示区账号(密码均为 mingqian-demo) demo accounts, password mingqian-demo:')
    for (const { username, role } of demoAccounts)
      console.log(`  ${username.padEnd(10)} ${roleNames[role]} ${role}`)
  }
  if (server.platform.rehearsal)
    console.log(`演示时钟 rehearsal clock: ${server.platform.clock.now().toISOString()}`)

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
  else if (inUse) console.error('端口已被占用,请用 PORT 换一个 the port is in use; choose another with PORT')
  else console.error(error)
  process.exit(1)
}
