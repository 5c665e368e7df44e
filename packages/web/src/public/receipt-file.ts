// A witness's receipt as a text file that people can read, and that the check page reads again.

/**
 * What a witness keeps. `note` is the server's signed word, once the secret is lodged; `secret` is missing in what is
 * saved from a page that was opened again after that.
 */
export type Receipt = {
  readonly draw: string
  readonly frozenAt: string
  readonly poolRoot: string
  readonly suite: 'sha256' | 'sm3'
  readonly witness: string
  readonly commitment: string
  readonly secret: string | null
  readonly note: string | null
}

/** The shell line that computes the commitment from the secret. */
export const commandByHand = (suite: Receipt['suite'], secret: string): string =>
  `printf %s ${secret} | xxd -r -p | ${suite === 'sm3' ? 'openssl dgst -sm3' : 'sha256sum'}`

/**
 * The file's text. Lines of one Latin word and a value are for the check page, whatever stands around them for people.
 * @param words heading and explanations in the reader's language
 */
export const writeReceipt = (
  receipt: Receipt,
  words: {
    readonly heading: string
    readonly keep: string
    readonly byHand: string
    readonly signed: string
  },
): string =>
  [
    words.heading,
    words.keep,
    '',
    `draw ${receipt.draw}`,
    `frozen ${receipt.frozenAt}`,
    `pool ${receipt.poolRoot}`,
    `suite ${receipt.suite}`,
    `witness ${receipt.witness}`,
    `commitment ${receipt.commitment}`,
    ...(receipt.secret === null
      ? []
      : [`secret ${receipt.secret}`, '', words.byHand, `  ${commandByHand(receipt.suite, receipt.secret)}`]),
    '',
    words.signed,
    '',
    receipt.note ?? '',
  ].join('\n')

const hex = /^[0-9a-f]{64}$/
const noteTitle = 'mingqian/witness-receipt/1'

/** The `word value` lines of a text, the first of each word. */
const linesOf = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, word = '', value = ''] = /^([a-z]+) (.+)$/.exec(line) ?? []
    if (word && !found.has(word)) found.set(word, value)
  }
  return found
}

/** What a signed receipt says, by its lines; null if the text is none. */
export const readReceiptNote = (text: string): ReadonlyMap<string, string> | null =>
  text.startsWith(`${noteTitle}\n`) ? linesOf(text) : null

/** Reads a saved or pasted receipt; null if what it must hold is missing. */
export const readReceipt = (pasted: string): Receipt | null => {
  // Editors and messengers change line ends and the spaces around lines.
  const text = pasted
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .join('\n')
  const lines = linesOf(text)
  const value = (word: string) => lines.get(word) ?? ''
  const suite = value('suite')
  if (suite !== 'sha256' && suite !== 'sm3') return null
  if (value('draw') === '' || !hex.test(value('commitment'))) return null
  const begin = text.indexOf(`${noteTitle}\n`)
  const note = begin < 0 ? null : (/^[\s\S]*?\n\n(?:— .+(?:\n|$))+/.exec(text.slice(begin))?.[0] ?? null)
  return {
    draw: value('draw'),
    frozenAt: value('frozen'),
    poolRoot: value('pool'),
    suite,
    witness: value('witness'),
    commitment: value('commitment'),
    secret: hex.test(value('secret')) ? value('secret') : null,
    note: note === null ? null : note.endsWith('\n') ? note : `${note}\n`,
  }
}
