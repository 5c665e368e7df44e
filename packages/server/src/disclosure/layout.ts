import { html, raw } from 'hono/html'
import type { Bureau } from '../platform/bureau.ts'
import type { Language, Text } from '../platform/text.ts'
import type { Say, TextKey } from './texts.ts'

/** Markup made by the `html` template, which escapes whatever is put into it. */
export type Html = ReturnType<typeof html>

/** Who reads a page, and of which bureau. */
export type Reader = {
  readonly language: Language
  readonly say: Say
  /** None before the first administrator has set the system up. */
  readonly bureau: Bureau | null
  /** Names of the classes of facilities. */
  readonly classes: ReadonlyMap<string, Text>
  /** Path and query of the page itself. */
  readonly address: URL
}

type Section = 'home' | 'directory' | 'plans' | 'draws' | 'results' | 'verify' | 'log'

export type Page = {
  readonly title: string
  readonly section?: Section
  readonly content: Html
  /** A script of the public build, by name; every page works without. */
  readonly script?: string
  /** Keeps search engines away. */
  readonly unlisted?: boolean
}

const places: readonly (readonly [Section & TextKey, string])[] = [
  ['home', '/'],
  ['directory', '/directory'],
  ['plans', '/plans'],
  ['draws', '/draws'],
  ['results', '/results'],
  ['verify', '/verify'],
  ['log', '/log'],
]

/** The same page in the other language. */
const otherLanguage = ({ address, language }: Reader): string => {
  const query = new URLSearchParams(address.search)
  query.set('lang', language === 'zh' ? 'en' : 'zh')
  return `${address.pathname}?${query}`
}

const navigation = ({ say }: Reader, current: Section | undefined): Html => html`
<nav aria-label="${say('siteName')}"><ul>${places.map(
  ([section, href]) =>
    html`<li><a href="${href}"${section === current ? raw(' aria-current="page"') : ''}>${say(section)}</a></li>`,
)}</ul></nav>`

/** The frame all public pages share: plain HTML that an old phone shows without any script. */
export const renderPage = (reader: Reader, page: Page): Html => {
  const { say, bureau, language } = reader
  const owner = bureau?.name ?? say('siteName')
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${owner}</title>
${page.unlisted ? html`<meta name="robots" content="noindex">` : ''}
<link rel="icon" href="/app/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public/style.css">
${page.script ? html`<script type="module" src="/public/${page.script}.js"></script>` : ''}
</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header class="top"><div class="inside">
<a class="owner" href="/"><strong>${owner}</strong><span>${say('siteName')}</span></a>
<p class="aside"><a href="${otherLanguage(reader)}" hreflang="${language === 'zh' ? 'en' : 'zh-CN'}" rel="nofollow">${say('otherLanguage')}</a>
<a href="/app/">${say('staff')}</a></p>
</div>${navigation(reader, page.section)}</header>
<main id="content">${page.content}</main>
<footer><p>${say('footer')}</p></footer>
</body>
</html>`
}

/** Data for a page's script. The one place that writes unescaped: inside a script no entity is read, so "<" is. */
export const dataForScript = (id: string, data: unknown): Html =>
  html`<script type="application/json" id="${id}">${raw(JSON.stringify(data).replace(/</g, '\\u003c'))}</script>`
