import { parsePeriod, periodRange, periodTitle, shanghaiDay } from '@mingqian/rules'
import {
  type Block,
  clauseWords,
  dayWords,
  filingAddressees,
  heading,
  momentWords,
  type OfficialDocument,
  paragraph,
  rangeWords,
  type Table,
} from '../documents/index.ts'
import { derivationAnnex, evidenceAnnex, listAnnex } from './draw-notice-annexes.ts'
import { type DrawNoticeInput, sealedFacts, sourceWords, stratumLabel } from './draw-notice-facts.ts'
import type { LeftOut } from './left-out.ts'

export const leftOutWords = (what: string, unit: string, out: LeftOut): string => {
  const total = out.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return `没有${what}被排除在外。`
  const reasons = out.map(({ reason, count }) => `${reason.zh}${count}${unit}`).join('、')
  return `未参加的${what}${total}${unit}，其中${reasons}。`
}

export const quotaTable = ({ draw, ruleSet }: DrawNoticeInput): Table => ({
  kind: 'table',
  columns: [
    { title: '类别', width: 5, align: 'center' },
    { title: '库内家数', width: 2, align: 'center' },
    { title: '抽取家数', width: 2, align: 'center' },
    { title: '所依条款', width: 3, align: 'center' },
  ],
  rows: [
    ...draw.quotas.map(({ stratum, size, quota, clause }) => [
      stratumLabel(ruleSet, stratum),
      String(size),
      String(Math.min(quota, size)),
      clause.id,
    ]),
    [
      '合计',
      String(draw.quotas.reduce((sum, { size }) => sum + size, 0)),
      String(draw.quotas.reduce((sum, { quota, size }) => sum + Math.min(quota, size), 0)),
      '',
    ],
  ],
  total: true,
})

export const windowWords = ({ draw }: DrawNoticeInput, sealedOn: string): string => {
  const { window, outsideWindowReason } = draw
  const provisional = window.provisional ? '（所在年份放假安排尚未公布，按周末推算）' : ''
  const ruled = `规定的摇号期为${rangeWords(window.from, window.to)}${provisional}，实际摇号日期为${dayWords(sealedOn)}。`
  return outsideWindowReason ? `${ruled}未在规定的摇号期内摇号，原因是：${outsideWindowReason}。` : ruled
}

const secrecyBlocks = ({ draw, list }: DrawNoticeInput): readonly Block[] =>
  list
    ? [
        paragraph(
          `本期名单已于${dayWords(shanghaiDay(new Date(draw.openedAt ?? '')))}全部公开，见附件3。任何人可以下载验证包，重算并核对每一支签。`,
        ),
      ]
    : [
        paragraph(
          `现场检查实施前，名单对被抽查单位保密，本通报不载明任何被抽查单位和检查人员。任何单位和个人不得探听、泄露名单；查阅封存名单的，逐次留痕备查。每支签在现场检查时当场开启；自${dayWords(draw.mayOpenFrom)}起，或者全部签开启后，名单整体公开。`,
        ),
      ]

/**
 * What may be told of a quarter's draw as soon as it is sealed: on what basis it was made, from how many, how many were
 * drawn and why, and all that binds the list before anybody has seen it. The names are told only when the whole draw
 * is opened; until then nothing that is handed in here knows one.
 */
export const drawNotice = (input: DrawNoticeInput): OfficialDocument => {
  const { draw, bureau, ruleSet, list, facilitiesOut, inspectorsOut } = input
  const sealed = sealedFacts(input)
  const period = parsePeriod(draw.period)
  if (!period) throw new Error(`draw ${draw.id} has no period`)
  const when = periodTitle(period).zh
  const range = periodRange(period)
  const sealedOn = shanghaiDay(sealed.sealedAt)
  const asOf = list && draw.openedAt ? new Date(draw.openedAt) : sealed.sealedAt
  const day = shanghaiDay(asOf)
  const filing = ruleSet.deadlines.filing
  const witnesses = (draw.commitment?.witnesses ?? []).map(({ name }) => name).join('、')
  return {
    name: `${bureau.name}${when}随机抽查摇号结果通报`,
    asOf,
    issue: {
      issuer: bureau.name,
      numberYear: day.slice(0, 4),
      addressees: '各科室、直属单位',
      day,
      copyTo: filing ? filingAddressees(bureau) : [],
    },
    main: {
      title: [bureau.name, `关于${when}`, '污染源随机抽查', '摇号结果的通报'],
      blocks: [
        paragraph(
          `按照《${draw.rules.title.zh}》（第${draw.rules.version}版规则）的规定，我局已完成${when}污染源随机抽查摇号，名单随即封存。现将有关情况通报如下。`,
        ),
        heading('时段和摇号时间'),
        paragraph(`本期抽查时段为${rangeWords(range.from, range.to)}。${windowWords(input, sealedOn)}`),
        heading('参加摇号的范围'),
        paragraph(
          `参加摇号的污染源${draw.pool.facilities}家，执法检查人员${draw.pool.inspectors}人。${leftOutWords('污染源', '家', facilitiesOut)}${leftOutWords('检查人员', '人', inspectorsOut)}`,
        ),
        heading('抽取结果'),
        paragraph(
          `本期共抽取${sealed.lots}家，编为${sealed.lots}支签。各类别抽取家数见下表（单位：家），推导见附件1。`,
        ),
        quotaTable(input),
        heading('摇号过程'),
        paragraph(
          `${momentWords(sealed.committedAt)}，抽查库、抽取家数和规则被固定，承诺散列值记入公开透明日志第${sealed.commitmentLogIndex}号${witnesses ? `，由${witnesses}见证` : ''}。此后取得公开随机数（${sourceWords(sealed.beacon.source)}，${sealed.beacon.round}），由此算出名单。${momentWords(sealed.sealedAt)}，名单封存，封存根值记入公开透明日志第${sealed.sealedLogIndex}号。各项数值见附件2。`,
        ),
        heading('核验方法'),
        paragraph(
          '任何人可以在本局公开页面查阅公开透明日志，核对附件2所列承诺散列值、封存根值与日志记录是否一致。签开启时，可凭该签的证明核对其是否在封存名单之中；名单整体公开后，可以下载验证包，用公开的程序重算全部结果。',
        ),
        heading(list ? '名单公开' : '保密和公开'),
        ...secrecyBlocks(input),
        ...(filing
          ? [
              paragraph(
                `本期摇号情况报${filingAddressees(bureau).join('、')}备案（${clauseWords(filing.clause)}）。`,
              ),
            ]
          : []),
      ],
    },
    annexes: [derivationAnnex(input), evidenceAnnex(input), ...(list ? [listAnnex(list)] : [])],
  }
}
