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

/** Walks an XML part; a malformed one is a damaged file. Entities of a DTD are never expanded. */
export const readXml = (xml: string, handler: XmlHandler): void => {
  const parser = new Parser()
  const { open, close, text } = handler
  if (open)
    parser.on('openTag', (name, attributes) => {
      open(localName(name), wanted => {
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
  parser.parse(xml)
}
