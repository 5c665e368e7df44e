import { element } from '../dom.ts'
import type { FiledList } from './check-package.ts'

/** The decrypted list as a table. */
export const listTable = (
  { lots, facilities, inspectors }: FiledList,
  words: { readonly lot: string; readonly facility: string; readonly address: string; readonly team: string },
): HTMLElement => {
  const head = [words.lot, words.facility, words.address, words.team]
  return element(
    'div',
    { class: 'wide' },
    element(
      'table',
      { class: 'stack' },
      element('thead', {}, element('tr', {}, ...head.map(each => element('th', { scope: 'col' }, each)))),
      element(
        'tbody',
        {},
        ...lots.map(lot => {
          const facility = facilities[lot.facility]
          const team = lot.team.map(({ inspector }) => inspectors[inspector]?.name ?? inspector).join('、')
          const cells = [String(lot.index + 1), facility?.name ?? lot.facility, facility?.address ?? '', team]
          return element(
            'tr',
            {},
            ...cells.map((cell, at) => element('td', { 'data-label': head[at] ?? '' }, cell)),
          )
        }),
      ),
    ),
  )
}
