export type Language = 'zh' | 'en'

/** A sentence in both languages. */
export type Sentence = { readonly zh: string; readonly en: string }

/** Picks the language of a sentence. */
export type Say = (sentence: Sentence) => string

/**
 * The language to speak: `--lang` if given, else English where the locale says so, else Chinese.
 * It is read before the options are parsed, for the help is in that language too.
 */
export const chooseLanguage = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language => {
  const at = args.indexOf('--lang')
  const asked = at >= 0 ? args[at + 1] : args.find(arg => arg.startsWith('--lang='))?.slice('--lang='.length)
  if (asked === 'zh' || asked === 'en') return asked
  // POSIX order: LC_ALL overrides LANG, and an empty value counts as unset.
  const locale = environment.LC_ALL || environment.LANG || ''
  return /^en/i.test(locale) ? 'en' : 'zh'
}

export const speak =
  (language: Language): Say =>
  sentence =>
    sentence[language]
