import { demoAccounts } from './identity/index.ts'
import { readBureau } from './platform/bureau.ts'
import type { RunningServer } from './server.ts'

const roleNames = {
  director: '局领导',
  office: '办公室',
  inspector: '执法检查人员',
  auditor: '稽查人员',
  sysadmin: '系统管理员',
}

/** What the person who starts the server needs to know: its address, and how to get in. */
export const greeting = async ({ platform, port }: RunningServer): Promise<readonly string[]> => {
  const address = platform.config.publicUrl ?? `http://localhost:${port}`
  const bureau = await readBureau(platform.database)
  const accounts = demoAccounts.map(
    ({ username, role }) => `  ${username.padEnd(10)} ${roleNames[role]} ${role}`,
  )
  return [
    `明签已就绪 Mingqian is ready: ${address}/app/  （公开页面 public pages: ${address}/）`,
    ...(bureau === null
      ? ['首次使用：请在页面上建立首位系统管理员 First use: make the first administrator there']
      : []),
    ...(bureau?.demo
      ? ['演示区账号（密码均为 mingqian-demo） demo accounts, password mingqian-demo:', ...accounts]
      : []),
    ...(platform.rehearsal ? [`演示时钟 rehearsal clock: ${platform.clock.now().toISOString()}`] : []),
  ]
}
