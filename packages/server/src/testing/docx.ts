import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'saxen'

// A parser that finds an error goes on no further: the element it started with is then never closed.
const wellFormed = (xml: string): boolean => {
  const open: string[] = []
  let [elements, errors] = [0, 0]
  const parser = new Parser()
  parser.on('openTag', name => {
    open.push(name)
    elements += 1
  })
  parser.on('closeTag', name => {
    if (open.pop() !== name) errors += 1
  })
  parser.on('error', () => {
    errors += 1
  })
  parser.parse(xml)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML 1.0 cannot hold
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) return false
  return elements > 0 && errors === 0 && open.length === 0
}

const decoded = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** A .docx file taken apart: its parts, and the text of its pages by paragraph. */
export const openDocx = (bytes: Uint8Array) => {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => ({
    name,
    content: strFromU8(content),
  }))
  const part = (name: string): string => parts.find(one => one.name === name)?.content ?? ''
  const paragraphs = (part('word/document.xml').match(/<w:p>.*?<\/w:p>/gs) ?? []).map(paragraph =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decoded(text)).join(''),
  )
  return {
    parts,
    part,
    paragraphs,
    text: paragraphs.join('\n'),
    /** Everything in the file, names of parts included. */
    everything: parts.map(({ name, content }) => `${name}\n${decoded(content)}`).join('\n'),
    malformed: parts.filter(({ content }) => !wellFormed(content)).map(({ name }) => name),
    /** The cells of its tables, row by row. */
    rows: (part('word/document.xml').match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map(row =>
      (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map(cell =>
        [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decoded(text)).join(''),
      ),
    ),
  }
}
