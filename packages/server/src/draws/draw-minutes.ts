import { parsePeriod, periodRange, periodTitle, shanghaiDay } from '@mingqian/rules'
import {
  type Block,
  heading,
  momentWords,
  type OfficialDocument,
  paragraph,
  rangeWords,
  type Table,
} from '../documents/index.ts'
import { leftOutWords, quotaTable, windowWords } from './draw-notice.ts'
import { grouped } from './draw-notice-annexes.ts'
import { type DrawNoticeInput, sealedFacts, sourceWords } from './draw-notice-facts.ts'
import { serverWitness } from './draw-witnesses.ts'

export type DrawMinutesInput = DrawNoticeInput & {
  /** The log right after the sealing; the root in base64. */
  readonly checkpoint: { readonly size: number; readonly root: string }
  /** Of an opened draw only: who has it and the pool has the list. */
  readonly seed: string | null
}

const facts = (rows: readonly (readonly [string, string])[]): Table => ({
  kind: 'table',
  columns: [
    { title: '事项', width: 4, align: 'center' },
    { title: '内容', width: 11 },
  ],
  rows,
})

const witnessTable = ({ draw }: DrawMinutesInput): Table => ({
  kind: 'table',
  columns: [
    { title: '见证人', width: 4, align: 'center' },
    { title: '见证承诺值', width: 11 },
  ],
  rows: (draw.commitment?.witnesses ?? []).map(({ name, commitment }) => [name, grouped(commitment)]),
})

/** What was published beside the value: a signature, a chain, the whole pulse; long values break where they must. */
const evidenceRows = ({ draw }: DrawMinutesInput): readonly (readonly [string, string])[] =>
  Object.entries(draw.beacon?.evidence ?? {}).map(([key, value]) => [
    `随机数凭据（${key}）`,
    typeof value === 'string' ? shown(value) : shown(JSON.stringify(value)),
  ])

const longest = 400

const shown = (value: string): string => {
  const whole = /^[0-9a-f]{32,}$/.test(value) ? grouped(value) : value
  return whole.length > longest ? `${whole.slice(0, longest)}……（全文见验证包）` : whole
}

/** A line for each who was there. The server keeps a secret of its own, and signs nothing. */
const signatures = ({ draw }: DrawMinutesInput): Table => ({
  kind: 'table',
  columns: [
    { title: '身份', width: 3, align: 'center' },
    { title: '姓名或者单位', width: 5, align: 'center' },
    { title: '签名', width: 4 },
    { title: '日期', width: 3 },
  ],
  rows: [
    ...(draw.commitment?.witnesses ?? [])
      .filter(({ name }) => name !== serverWitness)
      .map(({ name }) => ['见证人', name, '', '']),
    ['承办人', draw.sealedBy ?? '', '', ''],
    ['负责人', '', '', ''],
  ],
})

/**
 * The minutes of a draw, written from what the system has on record, to be signed by those who were there. They name
 * no lot: who signs need not be cleared for the list.
 */
export const drawMinutes = (input: DrawMinutesInput): OfficialDocument => {
  const { draw, bureau, facilitiesOut, inspectorsOut, checkpoint, seed } = input
  const sealed = sealedFacts(input)
  const period = parsePeriod(draw.period)
  if (!period) throw new Error(`draw ${draw.id} has no period`)
  const when = periodTitle(period).zh
  const range = periodRange(period)
  const value = sealed.beacon.value
  const blocks: readonly Block[] = [
    heading('时间和人员'),
    paragraph(
      `${momentWords(new Date(draw.createdAt))}，${draw.createdBy}冻结抽查库；${momentWords(sealed.committedAt)}，${draw.committedBy ?? ''}提交承诺；${momentWords(sealed.sealedAt)}，${draw.sealedBy ?? ''}录入公开随机数并摇号，名单随即封存。`,
    ),
    paragraph(
      `本期抽查时段为${rangeWords(range.from, range.to)}。${windowWords(input, shanghaiDay(sealed.sealedAt))}`,
    ),
    heading('抽查库'),
    paragraph(
      `依据《${draw.rules.title.zh}》（第${draw.rules.version}版规则），参加摇号的污染源${draw.pool.facilities}家，执法检查人员${draw.pool.inspectors}人。${leftOutWords('污染源', '家', facilitiesOut)}${leftOutWords('检查人员', '人', inspectorsOut)}`,
    ),
    heading('抽取家数'),
    quotaTable(input),
    heading('见证'),
    witnessTable(input),
    heading('公开随机数'),
    facts([
      ['来源', sourceWords(sealed.beacon.source)],
      ['轮次或期号', sealed.beacon.round],
      [
        '约定出现时间',
        draw.beacon?.appears ? momentWords(new Date(draw.beacon.appears)) : '在见证人面前摇出',
      ],
      ['数值', value.length === 64 ? grouped(value) : value],
      ...evidenceRows(input),
    ]),
    heading('摇号结果'),
    facts([
      ['摇号编号', draw.id],
      ['散列算法', draw.suite === 'sm3' ? 'SM3' : 'SHA-256'],
      ['抽查库根值', grouped(draw.pool.root)],
      ['承诺散列值', grouped(sealed.commitmentHash)],
      ['承诺记录', `公开透明日志第${sealed.commitmentLogIndex}号`],
      ['签数', `${sealed.lots}支`],
      ['封存根值', grouped(sealed.root)],
      ['封存记录', `公开透明日志第${sealed.sealedLogIndex}号`],
      ['封存后日志检查点', `共${checkpoint.size}条，根值${checkpoint.root}`],
      ...(seed === null ? [] : [['种子（名单公开后）', grouped(seed)] as const]),
    ]),
    paragraph('本记录不载明任何被抽查单位和检查人员。上述内容由系统按留存数据生成，经下列人员核对无误。'),
    heading('签名'),
    signatures(input),
  ]
  return {
    name: `${bureau.name}${when}随机抽查摇号记录`,
    asOf: seed !== null && draw.openedAt ? new Date(draw.openedAt) : sealed.sealedAt,
    issue: null,
    main: { title: [bureau.name, `${when}随机抽查`, '摇号记录'], blocks },
    annexes: [],
  }
}
