import { AlignmentType, BorderStyle, ImageRun, LineRuleType, Paragraph, TextRun } from 'docx'
import { character, characterSpacing, fonts, line, masthead, size, textWidth } from './gb-t-9704.ts'
import type { Issue, Part, Picture } from './official-document.ts'
import { dayWords } from './words.ts'

export type Font = keyof Omit<typeof fonts, 'latin'>

// What people type may hold characters that XML has no way to write.
const unprintable = /[\p{Cc}\p{Cs}\ufffe\uffff]+/gu

/** Brackets as Chinese text sets them, whichever were typed. */
const fullWidth = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）')

/** `hint` makes quotation marks and dashes, which both scripts have, Chinese ones. */
export const run = (text: string, font: Font = 'body', more: { size?: number; color?: string } = {}) =>
  new TextRun({
    text: fullWidth(text.replaceAll(unprintable, ' ')),
    size: more.size ?? size.third,
    ...(more.size ? {} : { characterSpacing }),
    font: { ascii: fonts.latin, hAnsi: fonts.latin, eastAsia: fonts[font], hint: 'eastAsia' },
    ...(more.color ? { color: more.color } : {}),
  })

export const fixed = (height: number, before = 0) => ({
  line: height,
  lineRule: LineRuleType.EXACT,
  before,
  after: 0,
})

/**
 * Width of a text in characters: half a one for a digit, and the quarter that word processors leave free where digits
 * meet Chinese characters.
 */
const widthOf = (text: string): number => {
  const shown = fullWidth(text)
  const halves = shown.match(/[\x20-\x7e]/g)?.length ?? 0
  const seams = shown.match(/[\x20-\x7e](?=[^\x20-\x7e])|[^\x20-\x7e](?=[\x20-\x7e])/g)?.length ?? 0
  return [...shown].length - halves / 2 + seams / 4
}

/** Pieces of a title joined to lines as long as they fit, so that no line breaks within a piece. */
const shaped = (pieces: readonly string[]): readonly string[] => {
  const lines: string[] = []
  for (const piece of pieces) {
    const longer = `${lines.at(-1) ?? ''}${piece}`
    if (lines.length > 0 && widthOf(longer) * size.second * 10 <= textWidth)
      lines.splice(lines.length - 1, 1, longer)
    else lines.push(piece)
  }
  return lines
}

export const empty = (keepNext = false) => new Paragraph({ spacing: fixed(line), keepNext })

/** 7.3.3: each paragraph begins two characters in, and its further lines at the edge. */
export const bodyText = (text: string, keepNext = false) =>
  new Paragraph({
    keepNext,
    widowControl: !keepNext,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 2 * character, firstLineChars: 200 },
    spacing: fixed(line),
    children: [run(text)],
  })

/** 7.3.3: the first level in 黑体, the second in 楷体. */
export const headingText = (text: string, font: Font) =>
  new Paragraph({
    keepNext: true,
    indent: { firstLine: 2 * character, firstLineChars: 200 },
    spacing: fixed(line),
    children: [run(text, font)],
  })

/** 7.3.1: the second size, centred. */
export const titleLines = ({ title, note }: Pick<Part, 'title' | 'note'>): readonly Paragraph[] => [
  ...shaped(title).map(
    text =>
      new Paragraph({
        keepNext: true,
        alignment: AlignmentType.CENTER,
        spacing: fixed(660),
        children: [run(text, 'title', { size: size.second })],
      }),
  ),
  ...(note
    ? [
        new Paragraph({
          keepNext: true,
          alignment: AlignmentType.CENTER,
          spacing: fixed(line),
          children: [run(`（${note}）`, 'second')],
        }),
      ]
    : []),
]

/** A picture takes a line as high as itself. The library counts in pixels of 1/96 inch. */
export const picture = ({ png, millimetres }: Picture) => {
  const side = Math.round((millimetres / 25.4) * 96)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 100, after: 100 },
    children: [new ImageRun({ type: 'png', data: png, transformation: { width: side, height: side } })],
  })
}

/** 7.2.4, 7.2.5, 7.2.7: the issuer's mark in red, two lines below it the number, 4 mm below that the red line. */
export const mastheadLines = ({ issuer, numberYear }: Issue): readonly Paragraph[] => {
  const mark = `${issuer}文件`
  // As large as one line holds: the standard asks for something conspicuous and names no size.
  const points = Math.max(22, Math.min(50, Math.floor(textWidth / 20 / widthOf(mark)) - 1))
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: fixed(points * 20 + 40, masthead.above),
      children: [run(mark, 'title', { size: points * 2, color: masthead.red })],
    }),
    empty(),
    empty(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: fixed(character + 80),
      border: {
        bottom: {
          style: BorderStyle.SINGLE,
          size: masthead.ruleWeight,
          space: masthead.ruleBelow,
          color: masthead.red,
        },
      },
      // The issuer's short name and the serial are given when the document is registered.
      children: [run(`　　　　〔${numberYear}〕　　号`)],
    }),
    empty(),
    empty(),
  ]
}

/** 7.3.2: a line below the title, from the edge. */
export const addresseesLine = (addressees: string) =>
  new Paragraph({ spacing: fixed(line), children: [run(`${addressees}：`)] })

/** 7.3.4: a line below the text, two characters in; names that need another line align with themselves. */
export const annexList = (names: readonly string[]): readonly Paragraph[] => {
  if (names.length === 0) return []
  const start = 5 * character
  return [
    empty(),
    ...names.map((name, at) => {
      const number = names.length > 1 ? `${at + 1}．` : ''
      const before = at === 0 ? '附件：' : ''
      const edge = start + (names.length > 1 ? 1.5 * character : 0)
      return new Paragraph({
        indent: { left: edge, hanging: edge - (at === 0 ? 2 * character : start) },
        spacing: fixed(line),
        children: [run(`${before}${number}${name}`)],
      })
    }),
  ]
}

/**
 * 7.3.5.1: the day four characters from the right edge, the issuer above it and centred on it, and room for the seal,
 * whose upper edge stays within a line of the text. No seal is drawn: it is stamped on what is signed.
 */
export const signature = ({ issuer, day }: Issue): readonly Paragraph[] => {
  const date = dayWords(day)
  const [issuerWidth, dateWidth] = [widthOf(issuer) * character, widthOf(date) * character]
  const least = character
  const centred = 4 * character + (dateWidth - issuerWidth) / 2
  const shift = Math.max(0, least - centred)
  const place = (text: string, right: number, keepNext: boolean) =>
    new Paragraph({
      keepNext,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right) },
      spacing: fixed(line),
      children: [run(text)],
    })
  return [
    empty(true),
    empty(true),
    place(issuer, centred + shift, true),
    place(date, 4 * character + shift, false),
  ]
}

/** 7.3.7: on a new page, 附件 and its number at the upper left in 黑体, its title on the third line. */
export const annexMark = (number: number | null) =>
  new Paragraph({
    pageBreakBefore: true,
    keepNext: true,
    spacing: fixed(line),
    children: [run(`附件${number ?? ''}`, 'first')],
  })
