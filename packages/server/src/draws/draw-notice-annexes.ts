import { clauseWords, momentWords, type Part, tight } from '../documents/index.ts'
import {
  type DrawNoticeInput,
  type ListedLot,
  sealedFacts,
  sourceWords,
  stratumLabel,
} from './draw-notice-facts.ts'

/** How each number came about, with the words of its clause. */
export const derivationAnnex = ({ draw, ruleSet }: DrawNoticeInput): Part => ({
  title: ['抽取家数推导表'],
  blocks: [
    {
      kind: 'table',
      columns: [
        { title: '类别', width: 3, align: 'center' },
        { title: '推导', width: 6 },
        { title: '条款内容', width: 5 },
      ],
      rows: draw.quotas.map(({ stratum, explanation, warning, clause }) => [
        stratumLabel(ruleSet, stratum),
        tight(`${explanation.zh}${warning ? `；${warning.zh}` : ''}`),
        clauseWords(clause),
      ]),
    },
  ],
})

/** In groups of eight, so that people can compare it by eye and it breaks between groups. */
export const grouped = (hex: string): string => (hex.match(/.{1,8}/g) ?? []).join(' ')

/** Everything that anybody needs to hold the draw to what it was bound to. */
export const evidenceAnnex = (input: DrawNoticeInput): Part => {
  const { draw } = input
  const sealed = sealedFacts(input)
  return {
    title: ['核验要素表'],
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '要素', width: 4, align: 'center' },
          { title: '内容', width: 11 },
        ],
        rows: [
          ['摇号编号', draw.id],
          ['散列算法', draw.suite === 'sm3' ? 'SM3' : 'SHA-256'],
          ['抽查库根值', grouped(draw.pool.root)],
          ['承诺散列值', grouped(sealed.commitmentHash)],
          ['承诺记录', `公开透明日志第${sealed.commitmentLogIndex}号，${momentWords(sealed.committedAt)}`],
          ...(draw.commitment?.witnesses ?? []).flatMap(({ name, commitment }) => [
            ['见证人', name],
            ['见证承诺值', grouped(commitment)],
          ]),
          ['公开随机数来源', sourceWords(sealed.beacon.source)],
          ['轮次或期号', sealed.beacon.round],
          [
            '公开随机数',
            sealed.beacon.value.length === 64 ? grouped(sealed.beacon.value) : sealed.beacon.value,
          ],
          ['签数', `${sealed.lots}支`],
          ['封存根值', grouped(sealed.root)],
          ['封存记录', `公开透明日志第${sealed.sealedLogIndex}号，${momentWords(sealed.sealedAt)}`],
          ...(draw.openedLogIndex === null || draw.openedAt === null
            ? []
            : [
                [
                  '公开记录',
                  `公开透明日志第${draw.openedLogIndex}号，${momentWords(new Date(draw.openedAt))}`,
                ],
              ]),
        ],
      },
    ],
  }
}

/** The list, of an opened draw only. */
export const listAnnex = (list: readonly ListedLot[]): Part => ({
  title: ['随机抽查名单'],
  blocks: [
    {
      kind: 'table',
      columns: [
        { title: '签号', width: 2, align: 'center' },
        { title: '被抽查单位', width: 7 },
        { title: '地址', width: 6 },
        { title: '执法检查人员', width: 5 },
      ],
      rows: list.map(({ number, facility, address, team }) => [String(number), facility, address, team]),
    },
  ],
})
