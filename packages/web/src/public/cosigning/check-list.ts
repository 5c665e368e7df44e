import { type Child, element } from '../dom.ts'

export type Outcome = { readonly ok: boolean; readonly title: string }

/** Outcomes as the other public pages show them. */
export const checkList = (
  outcomes: readonly Outcome[],
  words: { readonly holds: string; readonly fails: string },
): HTMLElement =>
  element(
    'ol',
    { class: 'checks' },
    ...outcomes.map(({ ok, title }) =>
      element(
        'li',
        { class: ok ? 'good' : 'bad' },
        element('strong', {}, ok ? words.holds : words.fails),
        ' ',
        element('span', {}, title),
      ),
    ),
  )

export const verdict = (kind: 'working' | 'good' | 'bad' | 'unknown', ...children: readonly Child[]) =>
  element('div', { class: `verdict ${kind}`, role: 'status' }, ...children)

/** A labelled field. @returns the field and its label around it */
export const field = (label: string, attributes: Readonly<Record<string, string | boolean>>) => {
  const input = element('input', attributes)
  return { input, label: element('label', {}, element('span', {}, label), input) }
}
