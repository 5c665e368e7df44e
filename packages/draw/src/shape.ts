import type { Bilingual } from './check.ts'

/** What is wrong with a document: where, as `pool.facilities.3.balls`, and what is expected there. */
export type ShapeError = { readonly path: string; readonly expected: Bilingual }

/** Reports what is wrong with a value at a path; nothing if it fits. */
export type Shape = (value: unknown, path: string, report: (error: ShapeError) => void) => void

const at = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)

const fits =
  (test: (value: unknown) => boolean, expected: Bilingual): Shape =>
  (value, path, report) => {
    if (!test(value)) report({ path, expected })
  }

export const text = fits(value => typeof value === 'string', { zh: '文本', en: 'text' })

export const filled = fits(value => typeof value === 'string' && value !== '', {
  zh: '非空文本',
  en: 'text that is not empty',
})

export const integer = (least: number, most: number = Number.MAX_SAFE_INTEGER): Shape =>
  fits(
    value => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
    most === Number.MAX_SAFE_INTEGER
      ? { zh: `不小于 ${least} 的整数`, en: `an integer from ${least}` }
      : { zh: `${least} 至 ${most} 的整数`, en: `an integer from ${least} to ${most}` },
  )

export const oneOf = (...values: readonly string[]): Shape =>
  fits(value => typeof value === 'string' && values.includes(value), {
    zh: values.map(each => `“${each}”`).join('或'),
    en: values.map(each => `"${each}"`).join(' or '),
  })

/** An object with at least these keys; others are let through, for hashes cover them. */
export const record =
  (keys: Readonly<Record<string, Shape>>): Shape =>
  (value, path, report) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return report({ path, expected: { zh: '对象', en: 'an object' } })
    for (const [key, shape] of Object.entries(keys)) {
      if (Object.hasOwn(value, key)) shape((value as Record<string, unknown>)[key], at(path, key), report)
      else report({ path: at(path, key), expected: { zh: '必须存在', en: 'to be present' } })
    }
  }

export const list =
  (item: Shape): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report({ path, expected: { zh: '列表', en: 'a list' } })
    for (let i = 0; i < value.length; i++) item(value[i], at(path, i), report)
  }

/** A list whose entries differ in one key. */
export const distinct =
  (key: string, item: Shape): Shape =>
  (value, path, report) => {
    list(item)(value, path, report)
    if (!Array.isArray(value)) return
    const seen = new Set<unknown>()
    value.forEach((each, i) => {
      const name = (each as Record<string, unknown> | null)?.[key]
      if (name !== undefined && seen.has(name))
        report({ path: at(at(path, i), key), expected: { zh: '不得重复', en: 'not to repeat' } })
      seen.add(name)
    })
  }

/** The shape that an object's `key` names. */
export const variants =
  (key: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, path, report) => {
    record({ [key]: oneOf(...Object.keys(shapes)) })(value, path, report)
    const name = (value as Record<string, unknown> | null)?.[key]
    if (typeof name === 'string' && Object.hasOwn(shapes, name)) shapes[name]!(value, path, report)
  }
