import type { Language } from './texts.ts'

type Catalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** Says the texts of a catalogue, `{name}` filled in. */
export const sayFrom =
  <C extends Catalogue>(texts: C, language: Language) =>
  (key: keyof C & string, values: Readonly<Record<string, string | number>> = {}): string =>
    (texts[key]?.[language] ?? key).replace(/\{(\w+)\}/g, (place, name: string) =>
      String(values[name] ?? place),
    )
