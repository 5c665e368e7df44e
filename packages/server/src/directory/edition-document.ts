import { shanghaiDay } from '@mingqian/rules'
import {
  type Block,
  dayWords,
  filingAddressees,
  heading,
  type OfficialDocument,
  type Part,
  paragraph,
  type Table,
} from '../documents/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import { type Category, categories, categoryLabels } from './categories.ts'
import type { Criteria } from './criteria.ts'
import { type Edition, editionName } from './edition.ts'
import type { ListedFacility } from './entries.ts'

/** What one edition adds to the one before and takes from it. */
type Changes = {
  readonly added: readonly { readonly facility: ListedFacility; readonly categories: readonly Category[] }[]
  readonly removed: readonly { readonly facility: ListedFacility; readonly categories: readonly Category[] }[]
}

export type EditionDocumentInput = {
  readonly edition: Edition
  readonly bureau: Bureau
  /** The list: as published, or as it would be. */
  readonly list: readonly ListedFacility[]
  /** Against the edition before; null where there is none. */
  readonly changes: Changes | null
  /** When the facts in it became what they are. */
  readonly asOf: Date
}

const table = (list: readonly ListedFacility[], category: Category): Table => ({
  kind: 'table',
  columns: [
    { title: '序号', width: 2, align: 'center' },
    { title: '单位名称', width: 8 },
    { title: '统一社会信用代码', width: 6, align: 'center' },
    { title: '地址', width: 8 },
  ],
  rows: list
    .filter(({ listings }) => listings.some(each => each.category === category))
    .map(({ name, creditCode, address }, at) => [String(at + 1), name, creditCode, address]),
})

const present = (list: readonly ListedFacility[]): readonly Category[] =>
  categories.filter(category =>
    list.some(({ listings }) => listings.some(each => each.category === category)),
  )

const sizeOf = (list: readonly ListedFacility[], category: Category): number =>
  list.filter(({ listings }) => listings.some(each => each.category === category)).length

const changeBlocks = (title: string, changed: Changes['added']): readonly Block[] =>
  changed.length === 0
    ? []
    : [
        heading(title),
        {
          kind: 'table',
          columns: [
            { title: '序号', width: 2, align: 'center' },
            { title: '单位名称', width: 8 },
            { title: '统一社会信用代码', width: 6, align: 'center' },
            { title: '类别', width: 6 },
          ],
          rows: changed.map(({ facility, categories: some }, at) => [
            String(at + 1),
            facility.name,
            facility.creditCode,
            some.map(category => categoryLabels[category].zh).join('、'),
          ]),
        },
      ]

const criteriaBlocks = (criteria: Criteria, listed: readonly Category[]): readonly Block[] =>
  listed.map(category => {
    const own = criteria.criteria.filter(each => each.category === category)
    const threshold = criteria.thresholds[category]
    const sum = threshold === null ? '' : `；其他情形计分，满${threshold}分的列入`
    const alone = own.filter(({ measure }) =>
      measure.kind === 'fact' ? measure.lists : measure.listsFrom !== undefined,
    )
    const said = alone.map(({ label, measure }) =>
      measure.kind === 'value' ? `${label.zh}达到${measure.listsFrom}${measure.unit.zh}` : label.zh,
    )
    return paragraph(
      `${categoryLabels[category].zh}：${said.length > 0 ? `有下列情形之一的直接列入：${said.join('；')}` : '按计分列入'}${sum}。`,
    )
  })

const listPart = (input: EditionDocumentInput): Part => {
  const { edition, bureau, list, changes } = input
  const listed = present(list)
  const draft = edition.state !== 'published'
  const basis = edition.basis.split('\n').filter(line => line.trim() !== '')
  return {
    title: [bureau.name, `${edition.year}年度重点排污单位名录`],
    ...(draft ? { note: '送审稿' } : edition.amendment > 0 ? { note: `第${editionName(edition)}版` } : {}),
    blocks: [
      heading('确定依据'),
      ...(basis.length > 0
        ? basis.map(paragraph)
        : [
            paragraph(
              '根据行政区域环境承载力、重点污染物排放总量控制指标的要求以及排污单位排放污染物的种类、数量和浓度等因素确定。',
            ),
          ]),
      ...criteriaBlocks(edition.criteria, listed),
      heading('名录构成'),
      paragraph(
        `列入名录的单位共${list.length}家，其中${listed
          .map(category => `${categoryLabels[category].zh}${sizeOf(list, category)}家`)
          .join('、')}；同一单位列入两类以上的，总数按一家计。`,
      ),
      ...(edition.reason ? [heading('修订原因'), paragraph(edition.reason)] : []),
      ...(changes ? changeBlocks('新增', changes.added) : []),
      ...(changes ? changeBlocks('移出', changes.removed) : []),
      ...listed.flatMap(category => [
        heading(`${categoryLabels[category].zh}（${sizeOf(list, category)}家）`),
        table(list, category),
      ]),
      ...(edition.state === 'published'
        ? [
            paragraph(
              `本名录由${edition.publication.by}于${dayWords(shanghaiDay(edition.publication.at))}批准，已记入公开透明日志第${edition.publication.logIndex}号并向社会公布，名录指纹（SHA-256）为${edition.publication.hash}。`,
            ),
          ]
        : []),
    ],
  }
}

/**
 * An edition as an official document: for the director's signature while it is a draft, issued by a notice once it is
 * published, its number left open.
 */
export const editionDocument = (input: EditionDocumentInput): OfficialDocument => {
  const { edition, bureau, asOf } = input
  const part = listPart(input)
  const title = `${edition.year}年度重点排污单位名录`
  if (edition.state !== 'published')
    return { name: `${bureau.name}${title}（送审稿）`, asOf, issue: null, main: part, annexes: [] }
  const day = shanghaiDay(edition.publication.at)
  const version = edition.amendment > 0 ? `（第${editionName(edition)}版）` : ''
  return {
    name: `${bureau.name}${title}${version}`,
    asOf,
    issue: {
      issuer: bureau.name,
      numberYear: day.slice(0, 4),
      addressees: '各科室、直属单位，各有关单位',
      day,
      copyTo: filingAddressees(bureau),
    },
    main: {
      title: [bureau.name, '关于公布', `《${title}》`, '的通知'],
      blocks: [
        paragraph(
          `《${title}》${version}已由${edition.publication.by}批准，现予公布。列入名录的单位应当依法履行自行监测、信息公开等生态环境法律义务。`,
        ),
      ],
    },
    issued: part,
    annexes: [],
  }
}
