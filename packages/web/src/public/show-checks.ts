import type { Language } from './texts.ts'

/** One thing that was checked, in a sentence; `null` while it cannot be said. */
export type ShownCheck = {
  readonly ok: boolean
  readonly title: string
  /** What it means for the reader that this holds. */
  readonly meaning?: string
  readonly detail?: string | undefined
}

export const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'zh')

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found
}

export type Verdict = 'working' | 'good' | 'bad' | 'unknown'

/** Says the outcome at the top of the page; screen readers hear it, too. */
export const showVerdict = (verdict: Verdict, text: string): void => {
  const place = element('verdict')
  place.hidden = false
  place.className = `verdict ${verdict}`
  place.textContent = text
}

/** Takes away what the page says for want of a script. */
export const hideVerdict = (): void => {
  element('verdict').hidden = true
}

export const clearChecks = (): void => {
  const section = element('checks')
  section.hidden = true
  const list = section.querySelector('ol')
  if (list) list.textContent = ''
}

export const addCheck = (
  check: ShownCheck,
  words: { readonly holds: string; readonly fails: string },
): void => {
  const section = element('checks')
  section.hidden = false
  const item = document.createElement('li')
  item.className = check.ok ? 'good' : 'bad'
  const outcome = document.createElement('strong')
  outcome.textContent = check.ok ? words.holds : words.fails
  const title = document.createElement('span')
  title.textContent = check.title
  item.append(outcome, ' ', title)
  for (const text of [check.meaning, check.detail]) {
    if (!text) continue
    const paragraph = document.createElement('p')
    paragraph.className = 'small'
    paragraph.textContent = text
    item.append(paragraph)
  }
  section.querySelector('ol')?.append(item)
}

/** Data that the server wrote into the page. */
export const pageData = (id: string): unknown => JSON.parse(element(id).textContent ?? '')
