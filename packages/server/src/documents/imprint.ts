import {
  BorderStyle,
  FrameAnchorType,
  HeightRule,
  HorizontalPositionAlign,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { imprintLine, page, size, textWidth } from './gb-t-9704.ts'
import type { Issue } from './official-document.ts'
import { fixed, run } from './paragraphs.ts'
import { dayWords } from './words.ts'

const ruled = (weight: number) =>
  ({ style: BorderStyle.SINGLE, size: weight, space: 1, color: '000000' }) as const

// Frames, not a floating table: LibreOffice leaves a table as wide as the text where it was written. One for each line,
// since it takes the first line only into a frame of two.
const common = { width: textWidth, height: 0, rule: HeightRule.AUTO } as const
const atTheFoot = {
  ...common,
  type: 'alignment',
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
} as const
const lineHeight = 500
const lineWithRules = lineHeight + 80
const aboveIt = {
  ...common,
  type: 'absolute',
  anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  position: { x: page.left, y: page.height - page.bottom - 2 * lineWithRules + 20 },
} as const

const text = (words: string) => run(words, 'body', { size: size.fourth })

/**
 * 7.4: who gets a copy, who printed it and when, in the fourth size between three lines as wide as the text area, the
 * last of which lies on the lower edge of the last page's text area. 一字 is left free on both sides, by a space,
 * since the lines would follow an indent.
 */
export const imprint = ({ issuer, day, copyTo }: Issue): readonly Paragraph[] => {
  const character = size.fourth * 10
  const copies = copyTo.length > 0
  return [
    ...(copies
      ? [
          new Paragraph({
            frame: aboveIt,
            spacing: fixed(lineHeight),
            border: { top: ruled(imprintLine.outer) },
            children: [text(`　抄送：${copyTo.join('，')}。`)],
          }),
        ]
      : []),
    new Paragraph({
      frame: atTheFoot,
      spacing: fixed(lineHeight),
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth - character }],
      border: {
        top: ruled(copies ? imprintLine.inner : imprintLine.outer),
        bottom: ruled(imprintLine.outer),
      },
      children: [
        text(`　${issuer}办公室`),
        new TextRun({ children: [new Tab()] }),
        text(`${dayWords(day)}印发`),
      ],
    }),
  ]
}
