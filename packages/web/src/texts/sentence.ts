import type { Lang } from '../api/types.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type TextKey = keyof typeof zh
export type TextValues = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, values?: TextValues) => string

const catalogues: Readonly<Record<Lang, Readonly<Record<TextKey, string>>>> = { zh, en }

/** The catalogue's sentence with its `{name}` places filled in. */
export const sentence = (lang: Lang, key: TextKey, values: TextValues = {}): string =>
  catalogues[lang][key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
