import { kindTitles } from '../deadlines/index.ts'
import type { Language } from '../platform/text.ts'
import type { notices } from './tables.ts'

type Told = Pick<typeof notices.$inferSelect, 'kind' | 'outside' | 'day' | 'provisional' | 'overdue'>

const words = {
  zh: {
    greeting: (name: string, n: number) => `${name}，您好：以下 ${n} 件事项请及时办理。`,
    overdue: '，已超期',
    provisional: '（暂定）',
    due: (day: string) => `期限 ${day}`,
    where: (address: string) => `办理：${address}`,
    why: '本邮件由明签自动发送，不写单位名称；如不需要，请在账号菜单中关闭邮件提醒。',
  },
  en: {
    greeting: (name: string, n: number) =>
      `${name}, ${n === 1 ? 'one thing needs' : `${n} things need`} doing.`,
    overdue: ', overdue',
    provisional: ' (provisional)',
    due: (day: string) => `due ${day}`,
    where: (address: string) => `See to it: ${address}`,
    why: 'Sent by Mingqian by itself; no firm is named in it. Mail can be turned off in the account menu.',
  },
} as const

const part = (name: string, told: readonly Told[], address: string | null, language: Language): string => {
  const said = words[language]
  return [
    said.greeting(name, told.length),
    '',
    ...told.map(
      ({ kind, outside, day, provisional, overdue }) =>
        `- ${kindTitles[kind][language]} · ${outside[language]} · ${said.due(day)}${overdue ? said.overdue : ''}${provisional ? said.provisional : ''}`,
    ),
    '',
    ...(address ? [said.where(address), ''] : []),
    said.why,
  ].join('\n')
}

/**
 * What a mail says, in both languages. Whoever carries it may read it, so no firm is named.
 * @param address where the deadlines are seen, if the public address is known
 */
export const letterOf = (name: string, told: readonly Told[], address: string | null) => ({
  subject: `明签：${told.length} 件事项的期限提醒 Mingqian: deadlines`,
  text: `${part(name, told, address, 'zh')}\n\n${part(name, told, address, 'en')}\n`,
})
