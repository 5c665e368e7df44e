import { Parser } from 'saxen'
import { damaged } from './sheet.ts'

export interface XmlHandler {
  /** Local name, without a namespace prefix. */
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** saxen's own decoder cuts characters beyond the basic plane, which rare Chinese names need. */
const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
        if (name) return named[name] ?? whole
        const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : text

/**
 * A cell holds at most 32,767 characters. A tag or text far longer is nobody's table, and the parser would go over it
 * again with every piece.
 */
const longestToken = 10_000_000

/**
 * Walks an XML part as its pieces come, and gives way to the caller after each piece. A part that is not there has
 * none; a malformed one is a damaged file. Entities of a DTD are never expanded.
 */
export function* walkXml(pieces: Iterable<Uint8Array>, handler: XmlHandler): Generator<void> {
  const parser = new Parser()
  const { open, close, text } = handler
  let waiting = 0
  parser.on('openTag', (name, attributes) => {
    waiting = 0
    open?.(localName(name), wanted => {
      const all = attributes()
      const value = all ? all[wanted] : undefined
      return value === undefined ? undefined : decode(value)
    })
  })
  if (close) parser.on('closeTag', name => close(localName(name)))
  if (text) {
    parser.on('text', found => text(decode(found)))
    parser.on('cdata', text)
  }
  parser.on('error', () => {
    throw damaged()
  })
  const decoder = new TextDecoder()
  let begun = false
  for (const piece of pieces) {
    begun = true
    waiting += piece.length
    parser.write(decoder.decode(piece, { stream: true }))
    if (waiting > longestToken) throw damaged()
    yield
  }
  if (!begun) return
  parser.write(decoder.decode())
  parser.end()
  yield
}

/** Walks a whole XML part at once. */
export const readXml = (pieces: Iterable<Uint8Array>, handler: XmlHandler): void => {
  for (const _ of walkXml(pieces, handler));
}
