/** A sentence in the two languages of the product. */
export type Bilingual = { readonly zh: string; readonly en: string }

/** The names of the checks, in the order in which they are reported (docs/protocol.md lists what each compares). */
export type CheckId =
  | 'format'
  | 'commitment'
  | 'pool-entries'
  | 'pool-counts'
  | 'pool-root'
  | 'witness-secrets'
  | 'beacon'
  | 'seed'
  | 'quotas'
  | 'lots'
  | 'teams'
  | 'salts'
  | 'sealed-lots'
  | 'root'
  | 'amendments'

export type Check = {
  readonly id: CheckId
  readonly ok: boolean
  readonly title: Bilingual
  /** What was found: of a failure always, of a success where there is something to say. */
  readonly detail?: Bilingual
}

const checkTitles: Readonly<Record<CheckId, Bilingual>> = {
  format: { zh: '文件是一份完整的抽查公开包', en: 'The file is a complete bundle' },
  commitment: { zh: '承诺书与事先公布的一致', en: 'The commitment is the one published beforehand' },
  'pool-entries': {
    zh: '名录库中每个编号只出现一次，条目已按规定排序',
    en: 'Every id stands once in the pool, and its entries are frozen in order',
  },
  'pool-counts': {
    zh: '名录库的单位数、人员数与承诺一致',
    en: 'The pool has as many facilities and inspectors as committed',
  },
  'pool-root': { zh: '名录库与承诺的指纹一致', en: 'The pool is the one committed to' },
  'witness-secrets': {
    zh: '各见证人公开的秘密与其事先交存的承诺一致',
    en: "Each witness's secret is the one they committed to",
  },
  beacon: {
    zh: '公共随机数的来源和期号与承诺一致',
    en: "The beacon's source and round are those committed to",
  },
  seed: {
    zh: '种子由承诺书、见证人秘密和公共随机数算出',
    en: "The seed follows from the commitment, the secrets and the beacon's value",
  },
  quotas: { zh: '各类抽取数量与承诺一致', en: 'Each stratum has as many lots as its committed quota' },
  lots: {
    zh: '抽中的单位及顺序由摇号结果决定',
    en: 'The facilities drawn, and their order, are what the tickets say',
  },
  teams: { zh: '检查人员由规则和摇号结果决定', en: 'The teams are what the rules and the tickets say' },
  salts: { zh: '各签的盐值由种子算出', en: "The lots' salts follow from the seed" },
  'sealed-lots': { zh: '所列各签正是封存的名单', en: 'The listed lots are those sealed under the root' },
  root: { zh: '封存指纹与重新计算的一致', en: 'The sealed root is the recomputed one' },
  amendments: {
    zh: '各项变更按顺序依规则得出所列新签',
    en: 'The amendments, in order, give the amended lots',
  },
}

export const holds = (id: CheckId, detail?: Bilingual): Check => ({
  id,
  ok: true,
  title: checkTitles[id],
  ...(detail && { detail }),
})

export const fails = (id: CheckId, zh: string, en: string): Check => ({
  id,
  ok: false,
  title: checkTitles[id],
  detail: { zh, en },
})
