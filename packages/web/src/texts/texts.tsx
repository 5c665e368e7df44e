import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Lang, Text } from '../api/types.ts'
import { sentence, type Translate } from './sentence.ts'

const storageKey = 'lang'

const storedLang = (): Lang => {
  const cookie = /(?:^|;\s*)lang=(zh|en)/.exec(document.cookie)?.[1]
  return (cookie ?? localStorage.getItem(storageKey)) === 'en' ? 'en' : 'zh'
}

type Texts = {
  readonly lang: Lang
  readonly setLang: (lang: Lang) => void
  readonly t: Translate
  /** Picks the person's language from a text that carries both. */
  readonly text: (text: Text) => string
}

const TextsContext = createContext<Texts | null>(null)

/** Holds the language; the cookie lets the server's own pages and problem titles follow it. */
export const TextsProvider = ({ children }: { children: ReactNode }) => {
  const [lang, setLang] = useState(storedLang)
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs HTTPS, office networks may have none
    document.cookie = `lang=${lang}; path=/; max-age=31536000; samesite=lax`
    localStorage.setItem(storageKey, lang)
  }, [lang])
  const texts = useMemo<Texts>(
    () => ({
      lang,
      setLang,
      t: (key, values) => sentence(lang, key, values),
      text: both => both[lang],
    }),
    [lang],
  )
  return <TextsContext value={texts}>{children}</TextsContext>
}

export const useTexts = (): Texts => {
  const texts = useContext(TextsContext)
  if (!texts) throw new Error('useTexts outside TextsProvider')
  return texts
}
