/** A text in both of the platform's languages. */
export type Text = { readonly zh: string; readonly en: string }
export type Language = keyof Text

/** The language a request asks for: `?lang=`, the `lang` cookie, else Chinese. */
export const languageOf = (query: string | undefined, cookie: string | undefined): Language => {
  const wanted = query ?? cookie
  return wanted === 'en' ? 'en' : 'zh'
}
