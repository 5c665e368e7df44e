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
  openAmended: {
    zh: '核验通过：本次检查是第 {n} 签，{amendedAt} 经批准替换 {sealedAt} 封存名单中的第 {original} 签，从批准时起没有改动。',
    en: 'The check holds: this inspection is lot {n}, which by an approval of {amendedAt} stands for lot {original} of the list sealed on {sealedAt}, unchanged since the approval.',
  },
  openReplaced: {
    zh: '此签确在 {sealedAt} 封存的名单或换签记录里，但已被替换，不再作为检查依据。',
    en: 'This lot was fixed as stated, but has been replaced since and is no ground for an inspection any more.',
  },
  checkAmended: {
    zh: '这支签不在封存名单里：它替换名单中的第 {original} 签，指纹于 {amendedAt} 随换签记入公开日志，至今仍在其中',
    en: 'The lot is not in the sealed list: it stands for lot {original} of it, and its hash was logged with the replacement on {amendedAt} and is still there',
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

  receiptHeading: { zh: '摇号见证凭证：{title}', en: "Witness's receipt: {title}" },
  receiptKeep: {
    zh: '本凭证含有秘密，整次摇号公开之前请只由本人保管。',
    en: 'This receipt holds the secret: keep it to yourself until the whole draw is opened.',
  },
  receiptByHand: {
    zh: '用本站“检查我的凭证”页核对；或在命令行运行下面一行，结果应等于 commitment：',
    en: 'Check it on “Check my receipt” of the site, or run this line, whose result must be the commitment:',
  },
  receiptNote: { zh: '公开日志密钥签发的回执：', en: 'The receipt signed by the key of the public log:' },
  receiptNoNote: {
    zh: '尚未提交，没有签名回执。提交后请重新下载。',
    en: 'Not lodged yet, hence not signed: save it again after lodging.',
  },
  receiptName: { zh: '见证凭证', en: 'witness-receipt' },
  receiptNameUnsigned: { zh: '-未提交', en: '-not-lodged' },
  witnessCounts: {
    zh: '污染源 {facilities} 家，执法检查人员 {inspectors} 人',
    en: '{facilities} facilities, {inspectors} inspectors',
  },
  witnessRange: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  witnessOf: { zh: '{witness}（{organisation}）', en: '{witness} ({organisation})' },
  witnessReading: { zh: '正在读取邀请……', en: 'Reading the invitation…' },
  witnessLodging: { zh: '正在提交……', en: 'Lodging…' },
  witnessLodged: {
    zh: '秘密已提交，签名回执已取得。请再保存一次完整凭证。',
    en: 'The secret is lodged and the signed receipt is here. Save the complete receipt now.',
  },
  witnessLodgedBefore: {
    zh: '您已经提交过秘密，下面是签名回执。秘密本身只在您当时保存的凭证里，请把这份回执与它一起保管。',
    en: 'You have lodged your secret already; the signed receipt is below. The secret itself is only in the receipt you saved then: keep both together.',
  },
  witnessSecretGone: { zh: '（见提交前保存的凭证）', en: '(in the receipt saved before lodging)' },
  witnessWithdrawn: {
    zh: '这份见证邀请已被撤回，请与摇号办公室联系。',
    en: 'The invitation has been withdrawn; ask the office.',
  },
  witnessExpired: {
    zh: '见证链接已过期，请向摇号办公室索取新的链接。',
    en: 'The link has expired; ask the office for a new one.',
  },
  witnessTooLate: {
    zh: '这次摇号的承诺已经提交，不能再提交秘密。',
    en: 'The draw has been committed; no secret can be lodged any more.',
  },
  witnessNoLink: {
    zh: '没有可用的见证链接：请完整打开摇号办公室给您的链接或扫描二维码；有账号的请先登录再打开本页。',
    en: 'No usable link: open the whole link the office gave you, or scan its code. With an account, sign in first and open this page again.',
  },
  witnessNone: { zh: '目前没有等您见证的摇号。', en: 'No draw waits for you as a witness.' },
  witnessChoose: { zh: '有几次摇号等您见证，请选择：', en: 'Several draws wait for you; choose one:' },
  witnessOffline: {
    zh: '没有连上服务器，秘密尚未确认提交。请不要关闭本页，检查网络后再试；重复提交同一秘密没有影响。',
    en: 'The server did not answer, so lodging is not confirmed. Keep this page open and try again; lodging the same secret twice does no harm.',
  },
  notReceipt: {
    zh: '这不是完整的见证凭证：应含有摇号编号、承诺值和秘密。请使用下载的凭证文件，或把全文粘贴进来。',
    en: 'This is no complete receipt: draw, commitment and secret must be in it. Use the saved file, or paste all of its text.',
  },
  receiptFits: { zh: '秘密与承诺值相符', en: 'The secret is that of the commitment' },
  receiptSigned: {
    zh: '签名回执由公开日志的密钥 {key} 签发，内容与凭证一致',
    en: 'The receipt is signed by the key of the public log, {key}, and says the same',
  },
  receiptSamePool: {
    zh: '提交的正是您见证的那次冻结的抽查库',
    en: 'What was committed is the very frozen pool that you witnessed',
  },
  receiptInCommitment: {
    zh: '您的承诺值在公布的承诺书里',
    en: 'Your commitment stands in the published commitment of the draw',
  },
  receiptInBundle: { zh: '公开的材料里有您的秘密', en: 'The opened bundle holds your secret' },
  receiptInSeed: {
    zh: '摇号所用的种子由全部秘密（包括您的）和公开随机数得出',
    en: 'The seed of the draw comes from all secrets, yours among them, and the public random value',
  },
  receiptUsed: {
    zh: '{witness}的秘密确实用于{title}。',
    en: 'The secret of {witness} was used in “{title}”.',
  },
  receiptCommitted: {
    zh: '{witness}的承诺值已写入{title}的承诺书，不能再被替换或去掉。是否用于摇号，待整次摇号公开后可在本页核对。',
    en: 'The commitment of {witness} stands in that of “{title}” and can no longer be exchanged or left out. Whether the secret was used can be checked here once the draw is opened.',
  },
  receiptNoDraw: {
    zh: '这次摇号的承诺书尚未公布，目前只能核对凭证本身。公布后请再来核对。',
    en: 'The commitment of this draw is not published yet: only the receipt itself can be checked. Come back after that.',
  },
  receiptRefrozen: {
    zh: '您见证的抽查库后来被作废并重新冻结，{title}用的是新的抽查库，您的秘密没有用于其中。若没有人通知过您，请向摇号办公室查问。',
    en: 'The pool you witnessed was discarded and frozen anew: “{title}” was made from the new one, without your secret. If nobody told you, ask the office.',
  },
  receiptWithheld: {
    zh: '核对未通过：服务器签发回执确认您已提交，公布的承诺书里却没有您的承诺值。这份回执就是证据，请妥善保管并向监督部门反映。',
    en: 'The check FAILS: the server signed that you had lodged, yet your commitment is not in the published one. The receipt proves it: keep it, and show it to the supervising authority.',
  },
  receiptBad: {
    zh: '核对未通过：见下面打叉的各项。请先确认凭证完整、未被改动。',
    en: 'The check FAILS where marked below. Make sure that the receipt is whole and unchanged.',
  },
  receiptUnsigned: {
    zh: '（凭证里没有签名回执：它是在提交之前保存的。）',
    en: ' (The receipt is not signed: it was saved before lodging.)',
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
