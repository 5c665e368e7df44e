/** Text of an official document in its own structure; how it looks is the standard's business (gb-t-9704.ts). */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | Picture
  | Table

/** A square picture in the middle of its line, such as a QR code. */
export type Picture = {
  readonly kind: 'picture'
  readonly png: Uint8Array
  /** Length of its side on paper. */
  readonly millimetres: number
}

export type Column = {
  readonly title: string
  /** Part of the width, relative to the other columns. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

export type Table = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** The last row sums up the others. */
  readonly total?: boolean
}

/** A text with a title of its own: the plan itself, or an annex. */
export type Part = {
  /** Pieces that are not to be broken, in one or more lines: a line ends where the sense does (7.3.1). */
  readonly title: readonly string[]
  /** Under the title in brackets: 征求意见稿. */
  readonly note?: string
  readonly blocks: readonly Block[]
}

/** What makes a text an issued document. */
export type Issue = {
  readonly issuer: string
  /** Its year, for the number that the office gives it by hand: 〔2026〕. */
  readonly numberYear: string
  readonly addressees: string
  /** 成文日期, an ISO day. */
  readonly day: string
  readonly copyTo: readonly string[]
}

export type OfficialDocument = {
  /** For the list of files and the properties of this one. It never says anything that is sealed. */
  readonly name: string
  /** When the facts in it became what they are: all that the file says of its own time. */
  readonly asOf: Date
  readonly issue: Issue | null
  readonly main: Part
  /** A text that the document issues (印发), which follows it on a new page without being called an annex. */
  readonly issued?: Part
  readonly annexes: readonly Part[]
}

export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
export const subheading = (text: string): Block => ({ kind: 'heading', level: 2, text })
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
