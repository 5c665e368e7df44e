import type { Role } from '../platform/http.ts'

export type DemoAccount = {
  readonly username: string
  readonly password: string
  readonly name: string
  readonly role: Role
}

/** The accounts of the demo district, printed at start and offered on its sign-in page. Never made elsewhere. */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'office', password: 'mingqian-demo', name: '林晓墨', role: 'office' },
  { username: 'director', password: 'mingqian-demo', name: '许望澄', role: 'director' },
  { username: 'inspector', password: 'mingqian-demo', name: '', role: 'inspector' },
  { username: 'auditor', password: 'mingqian-demo', name: '顾砚青', role: 'auditor' },
  { username: 'admin', password: 'mingqian-demo', name: '闻书白', role: 'sysadmin' },
]
