export type Language = 'zh' | 'en'
type Text = Readonly<Record<Language, string>>

// What the public pages' scripts say. `{name}` is filled in.

const texts = {
  holds: { zh: '通过', en: 'Holds' },
  fails: { zh: '未通过', en: 'FAILS' },

  openGood: {
    zh: '核验通过：本次检查出自 {sealedAt} 封存的名单（第 {n} 签，共 {size} 签），封存以来没有改动。',
    en: 'The check holds: this inspection is lot {n} of {size} of the list sealed on {sealedAt}, unchanged since.',
  },
  openBad: {
    zh: '核验未通过：下面打叉的内容对不上。本页不能作为依据，请先向本局核实。',
    en: 'The check FAILS where marked below. Do not rely on this page; ask the bureau first.',
  },
  openError: {
    zh: '核验没有完成：本页数据不完整或浏览器过旧。这不等于核验通过，请换一个浏览器再试或向本局核实。',
    en: 'The check could not be completed: the data is incomplete or the browser too old. That is not a pass; try another browser or ask the bureau.',
  },
  checkLot: {
    zh: '页面上的单位和检查人员就是签里写的，签的指纹与二维码一致',
    en: 'Facility and inspectors on this page are those in the lot, whose hash is that of the QR code',
  },
  checkIncluded: {
    zh: '这支签在封存的名单里，位置是第 {n} 签',
    en: 'The lot stands in the sealed list, as number {n}',
  },
  checkSealedLogged: {
    zh: '名单的封存指纹于 {sealedAt} 记入公开日志，至今仍在其中',
    en: 'The root of the sealed list was logged on {sealedAt} and is still there',
  },
  checkOpenedLogged: {
    zh: '本签的开启于 {openedAt} 记入公开日志，在封存之后',
    en: 'The opening of this lot was logged on {openedAt}, after the sealing',
  },
  checkSigned: {
    zh: '公开日志的检查点（共 {entries} 条）签名有效，由日志公钥 {key} 签发',
    en: "The log's checkpoint ({entries} entries) bears a valid signature by the log's key {key}",
  },

  reading: { zh: '正在读取材料……', en: 'Reading the bundle…' },
  fetching: { zh: '正在取回 {address} ……', en: 'Fetching {address} …' },
  computing: {
    zh: '正在您的设备上重新计算，已完成 {n} 项，共 {all} 项……',
    en: 'Computing on your own device, {n} of {all} checks done…',
  },
  bundleGood: {
    zh: '验证通过：共 {n} 项全部符合。{title}的名单确由承诺的规则和公开随机数产生。',
    en: 'All {n} checks hold: the list of “{title}” follows from the committed rules and the public random value.',
  },
  bundleUnknown: {
    zh: '材料自身的 {n} 项全部符合，但本站日志里没有这次摇号，无法与事先公布的指纹比对。请与您抄下的指纹核对。',
    en: 'All {n} checks within the bundle hold, but the log of this site knows no such draw: compare the hashes with those you noted.',
  },
  bundleBad: {
    zh: '验证未通过：{n} 项不符，见下面打叉的各项。',
    en: 'The verification FAILS: {n} checks do not hold; see those marked below.',
  },
  notBundle: {
    zh: '这个文件不是摇号材料：{why}',
    en: 'This file is not the bundle of a draw: {why}',
  },
  notJson: { zh: '不是 JSON 文件', en: 'it is not JSON' },
  notLoaded: {
    zh: '材料没有取到：网络不通、地址有误，或对方网站不允许从本站读取。可以先把材料下载下来，再选择文件。',
    en: 'The bundle could not be fetched: no network, a wrong address, or a site that does not let this one read it. Download it there and choose the file.',
  },
  workerFailed: {
    zh: '验证没有完成：浏览器过旧或内存不足。这不等于验证通过。',
    en: 'The verification could not be completed: the browser is too old or out of memory. That is not a pass.',
  },
  meaningLoggedRoot: {
    zh: '封存指纹在摇号当天就已公开，名单此后不可能被换掉。',
    en: 'The root was public on the day of the draw, so the list cannot have been exchanged since.',
  },
  handRun: {
    zh: '在任何一台装有这些工具的电脑上运行下面一行：',
    en: 'Run this line on any computer that has these tools:',
  },
  handExpect: { zh: '应当得到这个抽签号：', en: 'It has to print this ticket:' },
  handBall: {
    zh: '这是该单位 {balls} 个球中号最小的第 {ball} 个；同类单位按最小号从小到大依次抽中。',
    en: 'It is the lowest of its {balls} balls, number {ball}; in each class the facilities with the lowest tickets are drawn, in that order.',
  },
  handDrawn: { zh: '该单位抽中，为第 {n} 签。', en: 'The facility was drawn, as lot {n}.' },
  handNotDrawn: { zh: '该单位没有抽中。', en: 'The facility was not drawn.' },
  handUnknown: {
    zh: '抽查库里没有编号为 {facility} 的单位，请核对编号。',
    en: 'The pool has no facility {facility}; check the number.',
  },
  checkLoggedRoot: {
    zh: '封存指纹与公开日志里的一致',
    en: 'The sealed root is the one in the public log',
  },
} as const satisfies Record<string, Text>

type Values = Readonly<Record<string, string | number>>
export type Say = (key: keyof typeof texts, values?: Values) => string

export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    texts[key][language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

/** An ISO instant in the bureau's zone. */
export const momentWords = (language: Language, iso: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso))
