const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hex of bytes: the text form of every hash in the protocol. */
export const toHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

/** Whether a text is the lower-case hex of a 32-byte hash or secret. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/**
 * The bytes of a lower-case hex text. Upper case is refused: a hash has one text form only.
 * @throws TypeError if the text is not an even number of lower-case hex digits
 */
export const fromHex = (text: string): Uint8Array => {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw new TypeError('not lower-case hex')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return bytes
}
