import { pinyin, polyphonic } from 'pinyin-pro'
import { fold } from './fold.ts'

/**
 * Characters that names of firms, places and people have with readings of different initials. Of all others the rare
 * readings (石 as dàn, 厂 as ān) only would make wrong rows turn up.
 */
const severalReadings = new Set(
  '重行长乐厦曾单朝调藏传盛仇解区参会车尉查翟降系折校蔚铅堡埔阿荥歙莘涡折乘省率',
)

const mostSpellings = 8

const withoutSigns = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

/** The spellings with one character read otherwise, and all together where they are few. */
const spellings = (letters: readonly (readonly string[])[]): readonly string[] => {
  const count = letters.reduce((product, each) => product * each.length, 1)
  if (count <= mostSpellings)
    return letters.reduce<string[]>(
      (starts, each) => starts.flatMap(start => each.map(letter => start + letter)),
      [''],
    )
  const first = letters.map(each => each[0] ?? '')
  const others = letters.flatMap((each, place) =>
    each.slice(1).map(letter => first.with(place, letter).join('')),
  )
  return [first.join(''), ...others.slice(0, mostSpellings - 1)]
}

/**
 * A name by the first letters of its pinyin, 昆都仑区 as `kdlq`; letters and digits of the name stay, signs go. The
 * dictionary reads words (重庆 is `cq`); what it may get wrong is given in both readings (长沙 as `cs` and `zs`).
 */
export const pinyinInitials = (name: string): readonly string[] => {
  const text = withoutSigns(fold(name))
  if (!/\p{Script=Han}/u.test(text)) return []
  const characters = [...text]
  const likely = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
  const possible = polyphonic(text, { pattern: 'first', toneType: 'none', type: 'array' })
  const letters = characters.map((character, place) => {
    const most = likely[place] ?? character
    return severalReadings.has(character) ? [...new Set([most, ...(possible[place] ?? [])])] : [most]
  })
  return spellings(letters)
}
