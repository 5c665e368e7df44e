import type { Bilingual } from './check.ts'
import { under } from './shape.ts'

/**
 * Where a value has no canonical form. Those that have: text of whole characters, integers within ±(2^53 − 1),
 * booleans, null, arrays and plain objects of these (protocol §1).
 */
export type CanonicalFault = { readonly path: string; readonly expected: Bilingual }

const expected = {
  text: { zh: '不含孤立代理项的文本', en: 'text without lone surrogates' },
  integer: { zh: '绝对值小于 2^53 的整数', en: 'an integer within ±(2^53 − 1)' },
  object: { zh: '普通对象', en: 'a plain object' },
  shallow: { zh: '嵌套不超过 100 层', en: 'at most 100 levels of nesting' },
  data: {
    zh: '文本、整数、布尔值、null、列表或对象',
    en: 'a string, an integer, a boolean, null, an array or an object',
  },
} as const satisfies Record<string, Bilingual>

// Browsers of before 2023 lack isWellFormed.
const isWhole: (text: string) => boolean =
  'isWellFormed' in String.prototype ? text => text.isWellFormed() : text => !/\p{Surrogate}/u.test(text)

const isPlainObject = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const fault = (what: Bilingual): CanonicalFault => ({ path: '', expected: what })

/** Deeper than any document of ours, and far from what would exhaust a call stack. */
const deepest = 100

/**
 * The first part of a value that has no canonical form, or undefined if all of it has.
 * Documents from outside are asked this before they are hashed, so nesting without end is refused here too.
 */
export const canonicalFault = (value: unknown, depth = 0): CanonicalFault | undefined => {
  if (depth > deepest) return fault(expected.shallow)
  switch (typeof value) {
    case 'string':
      return isWhole(value) ? undefined : fault(expected.text)
    case 'number':
      return Number.isSafeInteger(value) ? undefined : fault(expected.integer)
    case 'boolean':
      return undefined
    case 'object': {
      if (value === null) return undefined
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) {
          const found = canonicalFault(value[i], depth + 1)
          if (found) return under(i, found)
        }
        return undefined
      }
      if (!isPlainObject(value)) return fault(expected.object)
      for (const key of Object.keys(value)) {
        if (!isWhole(key)) return fault(expected.text)
        const found = canonicalFault((value as Record<string, unknown>)[key], depth + 1)
        if (found) return under(key, found)
      }
      return undefined
    }
    default:
      return fault(expected.data)
  }
}

const refuse = ({ en }: Bilingual): never => {
  throw new TypeError(`no canonical JSON form: expected ${en}`)
}

/** Whether a text is the same between quotation marks: ids and keys are, and there are many of them. */
const needsNoEscape = (value: string): boolean => {
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return false
  }
  return true
}

const writeString = (value: string): string => {
  if (needsNoEscape(value)) return `"${value}"`
  // JSON.stringify escapes exactly what RFC 8785 §3.2.2.2 asks for, once lone surrogates are excluded.
  return isWhole(value) ? JSON.stringify(value) : refuse(expected.text)
}

const write = (value: unknown): string => {
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : refuse(expected.integer)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === null) return 'null'
  if (typeof value !== 'object') return refuse(expected.data)
  if (Array.isArray(value)) {
    let text = ''
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + write(value[i])
    return `[${text}]`
  }
  if (!isPlainObject(value)) return refuse(expected.object)
  // Names sort by UTF-16 code units (RFC 8785 §3.2.3), which is what the default sort does.
  let text = ''
  for (const key of Object.keys(value).sort())
    text += `${text === '' ? '' : ','}${writeString(key)}:${write((value as Record<string, unknown>)[key])}`
  return `{${text}}`
}

/**
 * RFC 8785 canonical JSON of a value, as text.
 * @throws TypeError for floats, unsafe integers, lone surrogates, undefined and anything that is not plain data
 */
export const canonicalJson = (value: unknown): string => write(value)

const utf8 = new TextEncoder()

/** RFC 8785 canonical JSON of a value, as the UTF-8 bytes that are hashed. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8.encode(write(value))
