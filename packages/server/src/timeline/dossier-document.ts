import { documentHash } from '@mingqian/draw'
import { shanghaiDay } from '@mingqian/rules'
import {
  type Block,
  dayWords,
  heading,
  type OfficialDocument,
  paragraph,
  subheading,
  type Table,
} from '../documents/index.ts'
import {
  type DocumentWithVersions,
  type DossierEntry,
  documentKindLabel,
  type EntryKind,
  entryKinds,
  fieldWords,
  profileFields,
} from '../dossiers/index.ts'
import type { Happening } from '../platform/happenings.ts'
import { type ClassLabels, type FacilityProfile, facilityWords } from '../registry/index.ts'

/** All that a printed dossier tells. */
export type DossierContent = {
  readonly bureau: string
  readonly facility: FacilityProfile
  readonly classes: ClassLabels
  readonly entries: readonly DossierEntry[]
  readonly documents: readonly DocumentWithVersions[]
  /** The newest first. */
  readonly timeline: readonly Happening[]
  /** ISO day from which the timeline is told. */
  readonly since: string
  readonly printedAt: Date
}

const pairs = (rows: readonly (readonly string[])[]): Table => ({
  kind: 'table',
  columns: [
    { title: '项目', width: 3 },
    { title: '内容', width: 7 },
  ],
  rows,
})

const profileTable = ({ facility, classes }: DossierContent): Table => {
  const columns = { ...facility, phoneSealed: facility.phone, legalPersonIdSealed: facility.legalPersonId }
  return pairs([
    ['污染源编号', facility.id],
    ...facilityWords(columns, classes).map(({ label, value }) => [label.zh, value.zh]),
    ...profileFields.flatMap(field => {
      const value = fieldWords(field, facility.profile[field.id])
      return value ? [[field.label.zh, value.zh]] : []
    }),
    ...Object.entries(facility.extra),
  ])
}

const tableOf = (kind: EntryKind, entries: readonly DossierEntry[]): Table => {
  const used = kind.fields.filter(({ id }) => entries.some(({ data }) => data[id] !== undefined))
  return {
    kind: 'table',
    columns: used.map(field => ({
      title: field.label.zh,
      width: field.type === 'text' || field.type === 'permit-number' ? 4 : 3,
      align: field.type === 'number' ? ('right' as const) : ('left' as const),
    })),
    rows: entries.map(({ data }) => used.map(field => fieldWords(field, data[field.id])?.zh ?? '')),
  }
}

const partTitles = [
  ['environmental-files', '环保手续'],
  ['facilities-and-discharge', '治理与排放'],
  ['risk', '风险与信用'],
  ['enforcement', '投诉与执法'],
] as const satisfies readonly (readonly [EntryKind['part'], string])[]

const partBlocks = (
  part: EntryKind['part'],
  title: string,
  entries: readonly DossierEntry[],
): readonly Block[] => {
  const kinds: readonly EntryKind[] = entryKinds.filter(kind => kind.part === part)
  const of = (kind: EntryKind) => entries.filter(entry => entry.kind === kind.id)
  const none = kinds.filter(kind => of(kind).length === 0)
  return [
    heading(title),
    ...kinds.flatMap((kind): Block[] => {
      const own = of(kind)
      return own.length === 0 ? [] : [subheading(kind.label.zh), tableOf(kind, own)]
    }),
    ...(none.length > 0 ? [paragraph(`没有登记：${none.map(({ label }) => label.zh).join('、')}。`)] : []),
  ]
}

const ballBlocks = ({ facility, printedAt }: DossierContent): readonly Block[] => [
  heading('抽签球数'),
  paragraph(
    facility.exclusion
      ? `该单位自${dayWords(facility.exclusion.since)}起不参加抽查。`
      : `${dayWords(shanghaiDay(printedAt))}按现行规则计${facility.balls}个球，由档案记录自动计算。`,
  ),
  ...(facility.ballReasons.length > 0
    ? [
        {
          kind: 'table',
          columns: [
            { title: '理由', width: 8 },
            { title: '加球', width: 2, align: 'right' },
          ],
          rows: facility.ballReasons.map(({ zh, balls }) => [zh, String(balls)]),
        } satisfies Table,
      ]
    : []),
]

const documentBlocks = ({ documents }: DossierContent): readonly Block[] => [
  heading('文件'),
  documents.length === 0
    ? paragraph('没有上传文件。')
    : {
        kind: 'table',
        columns: [
          { title: '标题', width: 3 },
          { title: '类别', width: 2 },
          { title: '版次', width: 1, align: 'center' },
          { title: '上传日期', width: 2 },
          { title: '文件摘要（SHA-256）', width: 4 },
        ],
        rows: documents.flatMap(({ title, kind, versions, withdrawnAt }) =>
          versions.map(({ version, uploadedAt, sha256 }) => [
            withdrawnAt ? `${title}（已撤下）` : title,
            documentKindLabel(kind).zh,
            String(version),
            shanghaiDay(uploadedAt),
            sha256,
          ]),
        ),
      },
]

const happeningRow = ({ at, day, title, facts, changes, by }: Happening): readonly string[] => [
  day ?? shanghaiDay(at),
  title.zh,
  [
    ...facts.map(({ label, value }) => `${label.zh}：${value.zh}`),
    ...changes.map(({ label, from, to }) => `${label.zh}：${from?.zh ?? '（空）'}→${to?.zh ?? '（空）'}`),
  ].join('；'),
  by ?? '',
]

const timelineBlocks = ({ timeline, since }: DossierContent): readonly Block[] => [
  heading('时间线'),
  timeline.length === 0
    ? paragraph(`${dayWords(since)}以来没有记录。`)
    : {
        kind: 'table',
        columns: [
          { title: '日期', width: 3 },
          { title: '事项', width: 3 },
          { title: '内容', width: 7 },
          { title: '经办人', width: 2 },
        ],
        rows: timeline.map(happeningRow),
      },
]

/**
 * A facility's dossier (一企一档) as one document: its parts as tables, its timeline of the last years, and the hash of
 * all of that, by which two prints can be told to say the same. Personal numbers stay masked.
 */
export const dossierDocument = (content: DossierContent): OfficialDocument => {
  const { bureau, facility, entries, since, printedAt } = content
  const blocks: readonly Block[] = [
    heading('基本信息'),
    profileTable(content),
    ...partTitles.flatMap(([part, title]) => partBlocks(part, title, entries)),
    ...ballBlocks(content),
    ...documentBlocks(content),
    ...timelineBlocks(content),
  ]
  const hash = documentHash('sha256', blocks)
  return {
    name: `${facility.name}-环境监管档案`,
    asOf: printedAt,
    issue: null,
    main: {
      title: [facility.name, '环境监管档案'],
      note: `${bureau}，截至${dayWords(shanghaiDay(printedAt))}`,
      blocks: [
        ...blocks,
        heading('内容摘要'),
        paragraph(
          `时间线自${dayWords(since)}起。以上内容的SHA-256摘要为${hash}。内容相同的档案，摘要相同；联系电话和身份证号已作遮盖。`,
        ),
      ],
    },
    annexes: [],
  }
}
