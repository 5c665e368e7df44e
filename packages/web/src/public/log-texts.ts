/** What the scripts of the log's pages say. */
export const logTexts = {
  holds: { zh: '通过', en: 'Holds' },
  fails: { zh: '未通过', en: 'FAILS' },
  entryShown: {
    zh: '页面上的原文就是参与计算的原文',
    en: 'The entry on this page is the one that is hashed',
  },
  entryIncluded: {
    zh: '由原文重新计算，它在日志前 {size} 条中的位置是第 {index} 条',
    en: 'Recomputed from its text, it stands at place {index} among the first {size} entries',
  },
  entrySigned: {
    zh: '检查点（共 {size} 条）签名有效，由日志公钥 {key} 签发',
    en: 'The checkpoint of {size} entries is signed by the log key {key}',
  },
  entryGood: {
    zh: '核验通过：第 {index} 条记录在日志里，没有改动。',
    en: 'The check holds: entry {index} is in the log, unchanged.',
  },
  entryBad: {
    zh: '核验未通过：这条记录与日志的总指纹对不上，请保存本页并向本局核实。',
    en: 'The check FAILS: the entry does not fit the root of the log. Keep this page and ask the bureau.',
  },
  notChecked: {
    zh: '核验没有完成：本页数据不完整或浏览器过旧。这不等于核验通过。',
    en: 'The check could not be completed: the data is incomplete or the browser too old. That is not a pass.',
  },
  comparing: { zh: '正在比对……', en: 'Comparing …' },
  theOld: { zh: '以前的检查点', en: 'The old checkpoint' },
  theNew: { zh: '较新的检查点', en: 'The newer checkpoint' },
  unsigned: {
    zh: '{which}不是本日志签发的，或者粘贴不完整：请把整段检查点（含以“—”开头的签名行）原样粘贴。',
    en: '{which} is not signed by this log, or not whole: paste it with its lines of signature.',
  },
  bothSigned: { zh: '两个检查点都由本日志签名', en: 'Both checkpoints are signed by this log' },
  isPrefix: {
    zh: '前 {from} 条是前 {to} 条的开头部分，一条未改',
    en: 'The first {from} entries are the beginning of the first {to}, none changed',
  },
  prefix: {
    zh: '核验通过：日志从 {from} 条增加到 {to} 条，原有的记录没有改写。',
    en: 'The check holds: the log grew from {from} to {to} entries and rewrote none.',
  },
  same: {
    zh: '核验通过：两个检查点是同一本日志，共 {to} 条。',
    en: 'The check holds: both are the same log of {to} entries.',
  },
  shrunken: {
    zh: '核验未通过：以前有 {from} 条，现在只有 {to} 条，日志被截短了。请保存证据并向上级报告。',
    en: 'It FAILS: there were {from} entries and now {to}: the log has shrunk. Save the evidence and report it.',
  },
  forked: {
    zh: '核验未通过：前 {from} 条与现在的日志（{to} 条）对不上，日志被改写或分叉了。请保存证据并向上级报告。',
    en: 'It FAILS: the first {from} entries are not those of the log of {to}: it was rewritten or forked. Save the evidence and report it.',
  },
  outside: { zh: '条数超出日志范围', en: 'There are not so many entries' },
  noAnswer: {
    zh: '没有比对成：{why} 请检查网络后再试。',
    en: 'Not compared. {why} Check the network and try again.',
  },
} as const
