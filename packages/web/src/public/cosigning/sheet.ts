import { toString as drawCode } from 'qrcode'
import { element } from '../dom.ts'
import type { BodyKeys } from './key-file.ts'

type SheetWords = {
  readonly title: string
  readonly body: string
  readonly verifierKey: string
  readonly encryptionKey: string
  readonly logKey: string
  readonly code: string
  readonly sign: string
  readonly note: string
}

/** The sheet of public keys that the clerk prints and hands over; the code saves the other side the typing. */
export const keySheet = async (keys: BodyKeys, words: SheetWords): Promise<HTMLElement> => {
  const code = element('div', { class: 'code', role: 'img', 'aria-label': words.code })
  // Made by the library from text of ours: an SVG of squares.
  code.innerHTML = await drawCode(`${keys.verifierKey}\n${keys.recipient}`, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 2,
  })
  const fact = (name: string, value: string) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, value)))
  return element(
    'section',
    { class: 'sheet', id: 'key-sheet' },
    element('h3', {}, words.title),
    element(
      'dl',
      { class: 'facts' },
      element('div', {}, element('dt', {}, words.body), element('dd', {}, keys.signing.key.name)),
      fact(words.verifierKey, keys.verifierKey),
      fact(words.encryptionKey, keys.recipient),
      fact(words.logKey, keys.log),
    ),
    code,
    element('p', { class: 'small' }, words.code),
    element('p', {}, words.sign),
    element('p', { class: 'small' }, words.note),
  )
}
