/**
 * Figures of GB/T 9704-2012 《党政机关公文格式》, each with its clause, in the units WordprocessingML counts in:
 * lengths in twips (1/20 pt), font sizes in half-points, borders in eighths of a point.
 */

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
const points = (n: number): number => Math.round(n * 20)

// 5.1: A4, 210 × 297 mm. 5.2.1: 37 mm above and 28 mm left of a text area of 156 × 225 mm; the rest follows.
export const page = {
  width: twips(210),
  height: twips(297),
  top: twips(37),
  left: twips(28),
  right: twips(210 - 28 - 156),
  bottom: twips(297 - 37 - 225),
} as const

export const textWidth = page.width - page.left - page.right

/** 5.2.2, 7.3.1, 7.4.2, 7.5: the numbered sizes of Chinese type that the standard asks for. */
export const size = { second: 44, third: 32, fourth: 28, table: 24 } as const

/** Width of one character (一字, 3.1) of body text. */
export const character = points(16)

/**
 * 5.2.3: 22 lines of 28 characters fill the text area. 22 × 28.95 pt is 224.7 mm. 28 characters of 16 pt would be
 * 158 mm wide, so that each is set 0.25 pt closer: 28 × 15.75 pt is 155.6 mm. Both are said of the
 * lines and characters and not of a grid of the page: LibreOffice rounds every line up to whole lines of a grid, and
 * gives a character that is wider than a cell two cells.
 */
export const characterSpacing = -5
export const line = points(28.95)

/** Lines of a table: clause 8 leaves them open. */
export const tableLine = points(20)

export const masthead = {
  /** 7.2.4: from the upper edge of the text area to the issuer's mark. */
  above: twips(35),
  /** 7.2.7: from the document's number to the red line. In a fixed line some of it lies below the characters already. */
  ruleBelow: 9,
  ruleWeight: 12,
  red: 'FF0000',
} as const

/** 7.4.1: the lines of the imprint (版记), 0.35 mm outside and 0.25 mm between. */
export const imprintLine = { outer: 8, inner: 6 } as const

/**
 * 7.5: the dashes beside the page number lie 7 mm below the text area. They are in the middle of a 14 pt line, whose
 * lower edge is what `fromBottom` gives.
 */
export const pageNumber = {
  line: points(14),
  fromBottom: page.bottom - twips(7) - points(7),
  /** 一字 of the fourth size, towards the outer edge. */
  inset: points(14),
} as const

/**
 * Fonts by the names their makers gave them. A reader without one shows another: docs/documents.md.
 * Digits and Latin letters are set in Times New Roman, the page number in 宋体 (7.5).
 */
export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  first: '黑体',
  second: '楷体_GB2312',
  pageNumber: '宋体',
  latin: 'Times New Roman',
} as const

/** The same typeface under other names, the first of which Windows itself comes with. */
export const otherNames: Readonly<Record<string, string>> = {
  [fonts.title]: '方正小标宋_GBK',
  [fonts.body]: '仿宋',
  [fonts.second]: '楷体',
  [fonts.first]: 'SimHei',
  [fonts.pageNumber]: 'SimSun',
}
