import type { Text } from '../platform/text.ts'
import { type BeaconSource, noRound } from './source.ts'

/** Distinct numbers drawn from 1 to `of`; `rest`: from the balls that the drum before has left. */
type Drum = { readonly count: number; readonly of: number; readonly rest?: true }

type Game = {
  readonly id: string
  readonly title: Text
  /** Shape of an issue's number, and an example. */
  readonly issue: { readonly shape: RegExp; readonly example: string }
  /** Days of the week, Sunday 0, and the time of day in China at which numbers are drawn. */
  readonly weekdays: readonly number[]
  readonly time: string
  readonly drums: readonly Drum[]
  /** How a result is written. */
  readonly example: string
}

const dayNames = ['日', '一', '二', '三', '四', '五', '六']
const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const combinations = (count: number, of: number): number =>
  Array.from({ length: count }, (_, n) => (of - n) / (n + 1)).reduce((product, each) => product * each, 1)

/** Bits of randomness in a result: what RFC 3797 asks to be counted. */
export const bitsOf = ({ drums }: Pick<Game, 'drums'>): number =>
  drums.reduce((sum, { count, of, rest }, place) => {
    const gone = rest ? (drums[place - 1]?.count ?? 0) : 0
    return sum + Math.log2(combinations(count, of - gone))
  }, 0)

/** The numbers of each drum in rising order, or why they cannot have been drawn. */
const readNumbers = ({ drums, example }: Game, given: string): readonly (readonly number[])[] | Text => {
  const plain = given.normalize('NFKC').trim()
  const numbers = (plain.match(/[0-9]+/g) ?? []).map(Number)
  const wanted = drums.reduce((sum, { count }) => sum + count, 0)
  if (!/^[0-9]{1,2}([\s,，、+|/-]+[0-9]{1,2})*$/.test(plain) || numbers.length !== wanted)
    return { zh: `应为${wanted}个号码，如${example}`, en: `${wanted} numbers such as ${example}` }
  let from = 0
  const read: number[][] = []
  for (const { count, of, rest } of drums) {
    const drawn = numbers.slice(from, from + count).sort((one, other) => one - other)
    from += count
    const outside = drawn.find(number => number < 1 || number > of)
    if (outside !== undefined)
      return { zh: `号码${outside}不在1至${of}之间`, en: `${outside} is not between 1 and ${of}` }
    const before = rest ? (read.at(-1) ?? []) : []
    if (new Set([...before, ...drawn]).size < before.length + count)
      return { zh: `号码重复：${drawn.join(' ')}`, en: `a number comes twice: ${drawn.join(' ')}` }
    read.push(drawn)
  }
  return read
}

/**
 * The winning numbers of a named issue of a state lottery (RFC 3797 is the model): drawn before notaries, known to
 * everybody, owed to nobody here. The order in which balls fell does not count: numbers enter in rising order.
 */
const lottery = (game: Game): BeaconSource => ({
  id: game.id,
  title: game.title,
  needsDay: true,
  appears: (issue, day) => {
    if (!game.issue.shape.test(issue))
      return noRound(`期号应如${game.issue.example}`, `an issue is numbered like ${game.issue.example}`)
    const at = day === undefined ? new Date(Number.NaN) : new Date(`${day}T${game.time}:00+08:00`)
    if (Number.isNaN(at.getTime()))
      return noRound('请填写该期的开奖日期', 'name the day on which the issue is drawn')
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    if (!game.weekdays.includes(weekday))
      return noRound(
        `${game.title.zh}逢周${game.weekdays.map(each => dayNames[each]).join('、')}开奖，${day}是周${dayNames[weekday]}`,
        `drawn on ${game.weekdays.map(each => englishDays[each]).join(', ')}; ${day} is a ${englishDays[weekday]}`,
      )
    const year = issue.length === 7 ? issue.slice(0, 4) : `20${issue.slice(0, 2)}`
    return year === day?.slice(0, 4)
      ? at
      : noRound(`期号${issue}不属于${day?.slice(0, 4)}年`, `issue ${issue} is not of ${day?.slice(0, 4)}`)
  },
  read: given => {
    const read = readNumbers(game, given)
    if (!Array.isArray(read)) return { ok: false, reason: read as Text }
    const written = read.map(drum => drum.map((each: number) => String(each).padStart(2, '0')).join(' '))
    return { ok: true, value: written.join(' + '), evidence: null }
  },
})

// Games, drums, weekdays and times as the China Welfare Lottery (www.cwl.gov.cn) and the China Sports Lottery
// (www.lottery.gov.cn) publish them in the rules of each game.
export const games: readonly Game[] = [
  {
    id: 'cwl/ssq',
    title: { zh: '中国福利彩票“双色球”', en: 'China Welfare Lottery, Union Lotto' },
    issue: { shape: /^20[0-9]{2}(?!000)[0-9]{3}$/, example: '2026150' },
    weekdays: [2, 4, 0],
    time: '21:15',
    drums: [
      { count: 6, of: 33 },
      { count: 1, of: 16 },
    ],
    example: '07 12 19 23 30 33 + 05',
  },
  {
    id: 'cwl/qlc',
    title: { zh: '中国福利彩票“七乐彩”', en: 'China Welfare Lottery, Seven Joy' },
    issue: { shape: /^20[0-9]{2}(?!000)[0-9]{3}$/, example: '2026150' },
    weekdays: [1, 3, 5],
    time: '21:15',
    drums: [
      { count: 7, of: 30 },
      { count: 1, of: 30, rest: true },
    ],
    example: '02 05 11 17 20 26 29 + 08',
  },
  {
    id: 'sporttery/dlt',
    title: { zh: '中国体育彩票“超级大乐透”', en: 'China Sports Lottery, Super Lotto' },
    issue: { shape: /^[0-9]{2}(?!000)[0-9]{3}$/, example: '26149' },
    weekdays: [1, 3, 6],
    time: '21:25',
    drums: [
      { count: 5, of: 35 },
      { count: 2, of: 12 },
    ],
    example: '04 11 18 25 32 + 03 09',
  },
]

export const lotteries: readonly BeaconSource[] = games.map(lottery)
