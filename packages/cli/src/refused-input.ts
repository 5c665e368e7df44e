import type { Check } from '@mingqian/draw'
import type { Say } from './language.ts'

/** Tells which checks keep a draw from being made; whether there are any. */
export const sayIfRefused = (checks: readonly Check[], say: Say): boolean => {
  const failed = checks.filter(check => !check.ok)
  if (failed.length === 0) return false
  console.error(
    say({
      zh: '输入与其承诺书不符，不能抽签：',
      en: 'The input is not what its commitment says; no draw:',
    }),
  )
  for (const { id, title, detail } of failed)
    console.error(`✗ ${id.padEnd(15)} ${say(title)}${detail ? ` (${say(detail)})` : ''}`)
  return true
}
