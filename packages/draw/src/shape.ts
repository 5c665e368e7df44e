import type { Bilingual } from './check.ts'

/** What is wrong with a document: where, as `pool.facilities.3.balls`, and what is expected there. */
export type ShapeError = { readonly path: string; readonly expected: Bilingual }

/**
 * Says what is wrong with a value. Paths start at the value itself; whoever holds the value puts its own key before
 * them, so that a right document, however large, costs no path at all.
 */
export type Shape = (value: unknown) => readonly ShapeError[]

/** Errors that one document is told at most. */
const mostErrors = 20

const right: readonly ShapeError[] = []

const wrong = (zh: string, en: string): readonly ShapeError[] => [{ path: '', expected: { zh, en } }]

/** Puts a key before the paths of what was found under it. */
export const under = <T extends { readonly path: string }>(key: string | number, found: T): T => ({
  ...found,
  path: found.path === '' ? String(key) : `${key}.${found.path}`,
})

const gather = (
  errors: readonly ShapeError[],
  key: string | number,
  found: readonly ShapeError[],
): readonly ShapeError[] =>
  found.length === 0 ? errors : [...errors, ...found.map(each => under(key, each))].slice(0, mostErrors)

const fits = (test: (value: unknown) => boolean, zh: string, en: string): Shape => {
  const error = wrong(zh, en)
  return value => (test(value) ? right : error)
}

export const text = fits(value => typeof value === 'string', '文本', 'text')

export const filled = fits(
  value => typeof value === 'string' && value !== '',
  '非空文本',
  'text that is not empty',
)

/** A text short enough to be hashed many times over. */
export const short = (most: number): Shape =>
  fits(
    value => typeof value === 'string' && value !== '' && value.length <= most,
    `1 至 ${most} 个字符的文本`,
    `text of 1 to ${most} characters`,
  )

export const integer = (least: number, most: number = Number.MAX_SAFE_INTEGER): Shape => {
  const open = most === Number.MAX_SAFE_INTEGER
  return fits(
    value => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
    open ? `不小于 ${least} 的整数` : `${least} 至 ${most} 的整数`,
    open ? `an integer from ${least}` : `an integer from ${least} to ${most}`,
  )
}

export const oneOf = (...values: readonly string[]): Shape =>
  fits(
    value => typeof value === 'string' && values.includes(value),
    values.map(each => `“${each}”`).join('或'),
    values.map(each => `"${each}"`).join(' or '),
  )

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with at least these keys; others are let through, for hashes cover them. */
export const record = (keys: Readonly<Record<string, Shape>>): Shape => {
  const entries = Object.entries(keys)
  return value => {
    if (!isObject(value)) return wrong('对象', 'an object')
    let errors = right
    for (const [key, shape] of entries)
      errors = gather(
        errors,
        key,
        Object.hasOwn(value, key) ? shape(value[key]) : wrong('必须存在', 'to be present'),
      )
    return errors
  }
}

export const list =
  (item: Shape): Shape =>
  value => {
    if (!Array.isArray(value)) return wrong('列表', 'a list')
    let errors = right
    for (let i = 0; i < value.length && errors.length < mostErrors; i++)
      errors = gather(errors, i, item(value[i]))
    return errors
  }

/** A list of at most so many items. */
export const atMost =
  (most: number, item: Shape): Shape =>
  value =>
    Array.isArray(value) && value.length > most
      ? wrong(`不超过 ${most} 项的列表`, `a list of at most ${most}`)
      : list(item)(value)

/** A list of objects whose numbers under one key come to no more than a total. */
export const totalling =
  (key: string, most: number, item: Shape): Shape =>
  value => {
    const errors = list(item)(value)
    if (errors.length > 0) return errors
    const total = (value as Record<string, number>[]).reduce((sum, each) => sum + each[key]!, 0)
    return total <= most ? right : wrong(`${key} 合计不超过 ${most}`, `${key} to total at most ${most}`)
  }

/** A list of objects that differ in one key. */
export const distinct =
  (key: string, items: Shape): Shape =>
  value => {
    let errors = items(value)
    if (!Array.isArray(value)) return errors
    const seen = new Set<unknown>()
    for (const [i, each] of value.entries()) {
      if (!isObject(each) || !Object.hasOwn(each, key)) continue
      if (seen.has(each[key])) errors = gather(errors, `${i}.${key}`, wrong('不得重复', 'not to repeat'))
      seen.add(each[key])
    }
    return errors
  }

/** The shape that an object's `key` names. */
export const variants = (key: string, shapes: Readonly<Record<string, Shape>>): Shape => {
  const named = record({ [key]: oneOf(...Object.keys(shapes)) })
  return value => {
    const errors = named(value)
    return errors.length > 0 ? errors : shapes[(value as Record<string, string>)[key]!]!(value)
  }
}
