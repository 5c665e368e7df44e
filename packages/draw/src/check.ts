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

const checkMeanings: Readonly<Record<CheckId, Bilingual>> = {
  format: {
    zh: '文件各部分齐全、格式正确，可以从头重新计算。',
    en: 'All parts are there and well formed, so everything can be computed again.',
  },
  commitment: {
    zh: '摇号前公布的指纹对应的就是这份承诺书，之后没有人改过规则、数量或见证人。',
    en: 'This is the document whose hash was published before the draw: no rule, quota or witness changed since.',
  },
  'pool-entries': {
    zh: '没有单位或人员重复列入，多占机会。',
    en: 'Nobody is in the pool twice with double the chance.',
  },
  'pool-counts': {
    zh: '库中单位和人员的数目就是承诺时的数目，没有增减。',
    en: 'No facility or inspector was added or left out after the commitment.',
  },
  'pool-root': {
    zh: '每个单位的球数、每名人员的回避和片区，都是随机数产生之前固定的。',
    en: "Every facility's balls and every inspector's areas and avoidances were fixed before the random value existed.",
  },
  'witness-secrets': {
    zh: '见证人事先交存了自己秘密的指纹，事后不能为了改变结果而换一个秘密。',
    en: 'Witnesses had lodged the hashes of their secrets, so none could change one to steer the result.',
  },
  beacon: {
    zh: '用的是事先指定的那一期公共随机数，没有另挑一期。',
    en: 'The public random value is that of the round named beforehand, not one chosen afterwards.',
  },
  seed: {
    zh: '全部抽签号都由这个种子产生，而种子由前面各项唯一确定，没有人能另选。',
    en: 'Every ticket comes from this seed, and the seed follows from the parts above: nobody could pick another.',
  },
  quotas: {
    zh: '每一类抽了应抽的家数，不多不少。',
    en: 'Each class had as many facilities drawn as it owed, no more and no fewer.',
  },
  lots: {
    zh: '重新摇一遍，抽中的正是这些单位，顺序也相同。',
    en: 'Drawn again, it is these facilities in this order.',
  },
  teams: {
    zh: '每组检查人员都由摇号排定，没有人挑选过对象。',
    en: 'Each team came from the draw: nobody chose whom to visit.',
  },
  salts: {
    zh: '每支签的盐值使人在开签前猜不出签的内容，它同样由种子决定，不能临时编造。',
    en: 'The salt keeps a lot from being guessed before it opens; it follows from the seed and cannot be made up.',
  },
  'sealed-lots': {
    zh: '公布的名单与当时封存的一字不差。',
    en: 'The list published now is, to the letter, the list that was sealed then.',
  },
  root: {
    zh: '摇号当天记入公开日志的指纹，就是重新计算所得名单的指纹。',
    en: 'What was logged on the day of the draw is the root of the list as recomputed now.',
  },
  amendments: {
    zh: '更换的单位和人员按规则依次递补，不是由人挑选。',
    en: 'Replacements followed by the rules from the tickets, not by anybody’s choice.',
  },
}

/** What it shows of a draw that a check holds, in one sentence for somebody who has never heard of hashes. */
export const checkMeaning = (id: CheckId): Bilingual => checkMeanings[id]

/** How many checks a bundle goes through, for a display of progress. */
export const checkCount = (withPublishedCommitment: boolean): number =>
  Object.keys(checkTitles).length - (withPublishedCommitment ? 0 : 1)

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
