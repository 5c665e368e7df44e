import { type Drawn, type PoolInspector, workload } from '@mingqian/draw'
import type { Say } from './language.ts'

/** Facilities a message names at most. */
const mostNamed = 10

/** What a draw came to, for the person at the terminal: facilities without a team, the spread of work, the root. */
export const sayWhatWasDrawn = (
  { lots, root }: Pick<Drawn, 'lots' | 'root'>,
  inspectors: readonly PoolInspector[],
  say: Say,
): void => {
  const unstaffed = lots.filter(lot => lot.team.length === 0)
  if (unstaffed.length > 0) {
    const first = unstaffed.slice(0, mostNamed).map(lot => lot.facility)
    const list = `${first.join(', ')}${unstaffed.length > mostNamed ? ' …' : ''}`
    console.error(
      say({
        zh: `注意：${unstaffed.length} 家被抽中的单位无法配齐检查人员：${list}`,
        en: `Note: ${unstaffed.length} drawn facilities can't be given a full team: ${list}`,
      }),
    )
  }
  const { inspectors: people, idle, least, median, most, visits } = workload(inspectors, lots)
  console.error(
    say({
      zh: `检查人员 ${people} 名，共派 ${visits} 人次：每人最少 ${least}、中位 ${median}、最多 ${most} 次，${idle} 名未派`,
      en: `${people} inspectors, ${visits} visits in all: at least ${least} each, median ${median}, at most ${most}; ${idle} have none`,
    }),
  )
  console.error(
    say({
      zh: `抽中 ${lots.length} 签，封存指纹 ${root}`,
      en: `${lots.length} lots drawn, sealed root ${root}`,
    }),
  )
}
