import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { fonts, line, otherNames, page, pageNumber, size } from './gb-t-9704.ts'
import { imprint } from './imprint.ts'
import type { Block, OfficialDocument, Part } from './official-document.ts'
import {
  addresseesLine,
  annexList,
  annexMark,
  bodyText,
  empty,
  fixed,
  headingText,
  mastheadLines,
  picture,
  signature,
  titleLines,
} from './paragraphs.ts'
import { dataTable } from './tables.ts'
import { ordinal } from './words.ts'

/** Headings are counted here, 一、 and （一）, so that no text can skip one. */
const blocksOf = (blocks: readonly Block[], signed = false) => {
  let [first, second] = [0, 0]
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1]
    // A signature never stands on a page without text (7.3.5.5), nor a table apart from what leads to it.
    const keepNext = next ? next.kind === 'table' : signed
    switch (block.kind) {
      case 'heading':
        if (block.level === 2) return [headingText(`（${ordinal(++second)}）${block.text}`, 'second')]
        second = 0
        return [headingText(`${ordinal(++first)}、${block.text}`, 'first')]
      case 'paragraph':
        return [bodyText(block.text, keepNext)]
      case 'picture':
        return [picture(block)]
      case 'table':
        return [dataTable(block), smallGap()]
      default:
        return block satisfies never
    }
  })
}

const smallGap = () => new Paragraph({ spacing: fixed(200) })

const partOf = (part: Part) => [...titleLines(part), empty(), ...blocksOf(part.blocks)]

const bodyOf = ({ issue, main, issued, annexes }: OfficialDocument) => {
  const names = annexes.map(({ title }) => title.join(''))
  return [
    ...(issue ? mastheadLines(issue) : []),
    ...titleLines(main),
    empty(),
    ...(issue ? [addresseesLine(issue.addressees)] : []),
    ...blocksOf(main.blocks, issue !== null && annexes.length === 0),
    ...annexList(names),
    ...(issue ? signature(issue) : []),
    ...(issued ? [new Paragraph({ pageBreakBefore: true, spacing: fixed(line) }), ...partOf(issued)] : []),
    ...annexes.flatMap((annex, at) => [
      annexMark(annexes.length > 1 ? at + 1 : null),
      empty(),
      ...partOf(annex),
    ]),
    ...(issue ? [...imprint(issue), new Paragraph({ spacing: fixed(20) })] : []),
  ]
}

/** 7.5: — 1 — at the outer edge, right on odd pages and left on even ones. */
const pageFooter = (side: 'odd' | 'even') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: pageNumber.inset } : { left: pageNumber.inset },
        spacing: fixed(pageNumber.line),
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: size.fourth,
            font: {
              ascii: fonts.pageNumber,
              hAnsi: fonts.pageNumber,
              eastAsia: fonts.pageNumber,
              hint: 'eastAsia',
            },
          }),
        ],
      }),
    ],
  })

const layOut = (document: OfficialDocument): Document =>
  new Document({
    title: document.name,
    creator: document.issue?.issuer ?? '',
    lastModifiedBy: document.issue?.issuer ?? '',
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            size: size.third,
            font: { ascii: fonts.latin, hAnsi: fonts.latin, eastAsia: fonts.body, cs: fonts.latin },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              header: page.top / 2,
              footer: pageNumber.fromBottom,
              gutter: 0,
            },
          },
        },
        footers: { default: pageFooter('odd'), even: pageFooter('even') },
        children: bodyOf(document),
      },
    ],
  })

const fontTable = (): string => {
  const named = Object.values(fonts).map(name => {
    const other = otherNames[name]
    const altName = other ? `<w:altName w:val="${other}"/>` : ''
    const charset = name === fonts.latin ? '00' : '86'
    return `<w:font w:name="${name}">${altName}<w:charset w:val="${charset}"/></w:font>`
  })
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${named.join('')}</w:fonts>`
}

/** The library dates a file by the wall clock; ours says when its facts became what they are. */
const dated = (core: string, asOf: Date): string =>
  core.replaceAll(
    /(<dcterms:(?:created|modified) [^>]*>)[^<]*/g,
    `$1${asOf.toISOString().replace(/\.\d+Z$/, 'Z')}`,
  )

// The container counts local time; this is the first moment it can say, wherever the server stands.
const containerTime = new Date(1980, 0, 1)

/** The document as a .docx file. The same document gives the same bytes. */
export const writeDocument = async (document: OfficialDocument): Promise<Uint8Array<ArrayBuffer>> => {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(layOut(document))))
  const replaced: Record<string, Uint8Array> = {
    ...parts,
    'docProps/core.xml': strToU8(
      dated(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()), document.asOf),
    ),
    'word/fontTable.xml': strToU8(fontTable()),
  }
  const files: Zippable = {}
  for (const [name, bytes] of Object.entries(replaced)) files[name] = [bytes, { mtime: containerTime }]
  return new Uint8Array(zipSync(files, { level: 6 }))
}
