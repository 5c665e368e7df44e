import type { Language, Text } from '../platform/text.ts'

// Everything the public pages say, in both languages. `{name}` is filled in by the page.

const texts = {
  siteName: { zh: '双随机抽查公示平台', en: 'Double-random inspection, in public' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  home: { zh: '首页', en: 'Home' },
  plans: { zh: '年度计划', en: 'Annual plan' },
  draws: { zh: '摇号', en: 'Draws' },
  results: { zh: '检查结果', en: 'Results' },
  verify: { zh: '验证', en: 'Verify' },
  log: { zh: '公开日志', en: 'Log' },
  staff: { zh: '工作人员登录', en: 'Staff sign-in' },
  otherLanguage: { zh: 'English', en: '中文' },
  footer: {
    zh: '摇号规则、封存指纹和公开日志任何人都可以核验，不需要登录。',
    en: 'Anybody can check the rules, the sealed roots and the log; no sign-in is needed.',
  },
  date: { zh: '日期', en: 'Date' },
  logEntry: { zh: '日志第 {index} 条', en: 'log entry {index}' },
  fingerprint: { zh: '指纹', en: 'Hash' },
  more: { zh: '查看全部', en: 'See all' },
  older: { zh: '更早的', en: 'Older' },
  first: { zh: '回到最新', en: 'Back to the newest' },

  notSetUp: { zh: '系统尚未启用', en: 'Not in use yet' },
  notSetUpBody: {
    zh: '本系统还没有建立单位和管理员，暂无公示内容。',
    en: 'No bureau and no administrator exist yet, so there is nothing to show.',
  },
  setUp: { zh: '建立首位管理员', en: 'Make the first administrator' },

  notFound: { zh: '没有这一页', en: 'There is no such page' },
  notFoundBody: {
    zh: '地址可能有误，或者内容尚未公开。尚未开启的签在这里查不到。',
    en: 'The address may be wrong, or the content is not public yet. Sealed lots cannot be found here.',
  },
  failed: { zh: '页面暂时打不开', en: 'The page cannot be shown now' },
  failedBody: { zh: '请稍后再试。', en: 'Please try again shortly.' },
  backHome: { zh: '回到首页', en: 'Back to the home page' },

  homeLead: {
    zh: '被抽查单位和执法检查人员由摇号随机产生。名单摇出后立即封存，检查到谁才开启谁，结果向社会公开，全过程可以核验。',
    en: 'Who is inspected, and by whom, is drawn by lot. The list is sealed as soon as it is drawn, each lot is opened on arrival, the results are public, and all of it can be checked.',
  },
  searchResults: { zh: '查询检查结果', en: 'Search the results' },
  searchHint: { zh: '单位名称或统一社会信用代码', en: 'Name or credit code of the facility' },
  search: { zh: '查询', en: 'Search' },
  currentDraws: { zh: '近期摇号', en: 'Recent draws' },
  newestResults: { zh: '最新检查结果', en: 'Newest results' },
  howToCheck: { zh: '怎样核验', en: 'How to check' },
  howQr: {
    zh: '检查人员到场后出示二维码，扫码即可在自己手机上核验本次检查出自事先封存的名单。',
    en: 'On arrival the inspectors show a QR code: scan it, and your own phone checks that this inspection comes from the list sealed beforehand.',
  },
  howBundle: {
    zh: '一期检查结束后，整次摇号的全部材料公开，任何人都可以重新算一遍。',
    en: 'When the period is over, everything about the draw is published, and anybody can compute it again.',
  },
  howLog: {
    zh: '承诺、封存、开启、公示都记入只能追加的公开日志，改动必留痕。',
    en: 'Commitments, sealings, openings and results stand in an append-only log: nothing in it can be changed unnoticed.',
  },

  noDraws: {
    zh: '还没有公开的摇号。摇号前的承诺提交后，会在这里公布。',
    en: 'No draw is public yet. A draw appears here once it is committed.',
  },
  noResults: { zh: '还没有公示的检查结果。', en: 'No result is published yet.' },
  noPlans: { zh: '还没有批准的年度计划。', en: 'No annual plan is approved yet.' },
  noMatch: { zh: '没有符合条件的结果，请换一个词试试。', en: 'Nothing matches; try other words.' },

  planTitle: { zh: '{year} 年度随机抽查计划', en: 'Random inspection plan for {year}' },
  planApproved: { zh: '批准时间：', en: 'Approved ' },
  planTotal: { zh: '全年计划抽查', en: 'Inspections in the year' },
  planTimes: { zh: '{n} 家次', en: '{n}' },
  planBasis: { zh: '测算依据', en: 'Reckoned from' },
  planClass: { zh: '{class} {n} 家', en: '{class}: {n}' },
  planInspectors: { zh: '在编在岗执法检查人员 {n} 人', en: 'Inspectors in post: {n}' },
  planRules: { zh: '规则：《{title}》第 {version} 版', en: 'Rules: {title}, version {version}' },
  planChoices: { zh: '本局在规定之外加做的', en: 'What the bureau does beyond the rules' },
  planNoChoices: {
    zh: '没有，各类均按规则的下限执行。',
    en: 'Nothing: every class goes by the least the rules ask.',
  },
  planShare: {
    zh: '{class}：抽查比例 {share}（规则要求 {least}）',
    en: '{class}: a share of {share} (the rules ask {least})',
  },
  planExtra: {
    zh: '{class}：每期从已检查的单位中加抽 {n} 家',
    en: '{class}: {n} more each period from those visited already',
  },
  planClauses: { zh: '条款', en: 'Clauses' },
  planDerivations: { zh: '每个数字是怎样算出的', en: 'How each number follows' },
  planStratum: { zh: '类别', en: 'Class' },
  planQuota: { zh: '抽查数', en: 'Drawn' },
  planClause: { zh: '条款', en: 'Clause' },
  planExplanation: { zh: '推算', en: 'Derivation' },
  period: { zh: '期次', en: 'Period' },
  totalRow: { zh: '合计', en: 'Total' },
  otherYears: { zh: '其他年度', en: 'Other years' },

  drawOf: { zh: '{title}随机抽查摇号', en: 'Draw for {title}' },
  committed: { zh: '已承诺，待摇号', en: 'Committed, not drawn yet' },
  sealed: { zh: '名单已封存', en: 'List sealed' },
  opened: { zh: '已全部公开', en: 'All public' },
  committedMeaning: {
    zh: '抽查库、比例和规则都已固定并公布指纹，等待公开随机数产生。从这时起谁也不能再选择结果。',
    en: 'Pool, quotas and rules are fixed and their hash is published; the public random value is awaited. From here on nobody can choose the result.',
  },
  sealedMeaning: {
    zh: '名单已经摇出并封存，封存指纹已记入公开日志。检查人员到场后逐签开启；尚未开启的签不公开。',
    en: 'The list is drawn and sealed, and its root stands in the public log. Lots are opened one by one on arrival; sealed lots are not shown.',
  },
  openedMeaning: {
    zh: '本期检查结束，整次摇号的全部材料已经公开，任何人都可以重新计算并核对。',
    en: 'The period is over and everything about this draw is public; anybody can compute it again and compare.',
  },
  openedProgress: { zh: '已开启 {opened} 签，共 {lots} 签', en: '{opened} of {lots} lots opened' },
  publishedProgress: { zh: '已公示结果 {n} 件', en: '{n} results published' },

  course: { zh: '过程', en: 'Course' },
  stepFreeze: { zh: '冻结抽查库', en: 'Pool frozen' },
  stepFreezeBody: {
    zh: '参加摇号的污染源 {facilities} 家（另有 {facilitiesOut} 家因停产、关闭、搬迁等不参加），执法检查人员 {inspectors} 人。',
    en: '{facilities} facilities take part ({facilitiesOut} do not, being suspended, closed or moved), with {inspectors} inspectors.',
  },
  poolRoot: { zh: '抽查库指纹', en: 'Root of the pool' },
  stepCommit: { zh: '提交承诺', en: 'Committed' },
  stepCommitBody: {
    zh: '抽查库、比例、规则、见证人和随机数来源都写入承诺书，指纹在随机数产生之前记入公开日志。',
    en: 'Pool, quotas, rules, witnesses and the source of the random value stand in the commitment, whose hash was logged before the value existed.',
  },
  commitmentHash: { zh: '承诺书指纹', en: 'Hash of the commitment' },
  witness: { zh: '见证人', en: 'Witness' },
  witnessCommitment: { zh: '见证人秘密的指纹', en: "Hash of the witness's secret" },
  stepBeacon: { zh: '公开随机数', en: 'Public random value' },
  beaconNumbers: { zh: '当场摇出的号码', en: 'Numbers drawn before witnesses' },
  beaconDrand: { zh: 'drand 公共随机信标', en: 'The drand beacon' },
  beaconRound: { zh: '期号', en: 'Round' },
  beaconValue: { zh: '数值', en: 'Value' },
  beaconAwaited: { zh: '尚未产生', en: 'Not there yet' },
  stepSeal: { zh: '摇号并封存名单', en: 'Drawn and sealed' },
  stepSealBody: {
    zh: '共摇出 {lots} 签，每签为一家被抽查单位和一组检查人员。名单立即封存，不能再更改。',
    en: '{lots} lots were drawn, each a facility and a team. The list was sealed at once and can no longer be changed.',
  },
  sealedRoot: { zh: '封存指纹', en: 'Sealed root' },
  stepOpen: { zh: '到场逐签开启', en: 'Lots opened on arrival' },
  stepPublish: { zh: '全部公开', en: 'Opened to all' },
  stepPublishBody: {
    zh: '整次摇号的全部材料可以下载核验。',
    en: 'Everything about the draw can be downloaded and checked.',
  },
  stepPublishLater: {
    zh: '本期检查结束后，公开整次摇号的全部材料。',
    en: 'Everything about the draw is published when the period is over.',
  },
  notYet: { zh: '尚未进行', en: 'Not yet' },
  download: { zh: '下载全部材料', en: 'Download everything' },
  verifyHere: { zh: '在浏览器中验证', en: 'Verify in the browser' },
  quotas: { zh: '抽取比例', en: 'Quotas' },
  class: { zh: '类别', en: 'Class' },
  poolSize: { zh: '库中家数', en: 'In the pool' },
  quota: { zh: '抽取家数', en: 'To be drawn' },
  basis: { zh: '依据', en: 'Basis' },
  stratumDue: { zh: '{class}（本年度未检查）', en: '{class}, not visited this year' },
  stratumAgain: { zh: '{class}（本年度已检查）', en: '{class}, visited this year' },
  lots: { zh: '各签', en: 'Lots' },
  lotsHint: {
    zh: '实心为已开启，可点开核验；空心为仍然封存。',
    en: 'Filled lots are opened and can be followed; hollow ones are sealed.',
  },
  lotSealed: { zh: '第 {n} 签，封存中', en: 'Lot {n}, sealed' },
  lotOpened: { zh: '第 {n} 签，已开启', en: 'Lot {n}, opened' },
  lotPublished: { zh: '第 {n} 签，结果已公示', en: 'Lot {n}, result published' },
  checkYourself: { zh: '自己核验', en: 'Check it yourself' },
  checkNote: {
    zh: '抄下本页的承诺书指纹和封存指纹。它们以后若有一个字符不同，就说明有人改动过。',
    en: 'Note the hash of the commitment and the sealed root. If a single character differs later, something was changed.',
  },
  checkLog: {
    zh: '在公开日志中找到相应的条目，核对时间：承诺书记入日志在前，公开随机数产生在后。',
    en: 'Find the entries in the public log and compare the times: the commitment was logged before the random value existed.',
  },
  checkBundle: {
    zh: '全部公开后下载材料，用本站的验证页或命令行 npx mingqian verify 重新计算。计算在您自己的设备上进行。',
    en: 'Once all is public, download the bundle and recompute it with the verify page or npx mingqian verify. The computing is done on your own device.',
  },

  violationAny: { zh: '全部', en: 'All' },
  violationYes: { zh: '发现违法', en: 'Violation' },
  violationNo: { zh: '未发现违法', en: 'No violation' },
  resultCount: { zh: '共 {n} 件', en: '{n} results' },
  resultTitle: { zh: '{name}现场检查结果', en: 'Inspection result: {name}' },
  facility: { zh: '被检查单位', en: 'Facility' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  address: { zh: '地址', en: 'Address' },
  visitedOn: { zh: '检查日期', en: 'Visited on' },
  team: { zh: '检查人员', en: 'Inspectors' },
  conclusion: { zh: '检查结论', en: 'Conclusion' },
  summary: { zh: '检查情况', en: 'Summary' },
  demands: { zh: '处理要求', en: 'Demands' },
  fiveParts: { zh: '五项必查内容', en: 'The five mandatory parts' },
  part: { zh: '内容', en: 'Part' },
  finding: { zh: '结论', en: 'Finding' },
  facts: { zh: '事实', en: 'Facts' },
  normal: { zh: '正常', en: 'Normal' },
  abnormal: { zh: '异常', en: 'Abnormal' },
  'not-applicable': { zh: '不涉及', en: 'Not applicable' },
  origin: { zh: '出自哪次摇号', en: 'Where it comes from' },
  originBody: {
    zh: '{draw}第 {n} 签。该签在检查之前已经封存，可以核验。',
    en: '{draw}, lot {n}. The lot was sealed before the visit, which can be checked.',
  },
  seeProof: { zh: '查看该签的证明', en: 'See the proof of the lot' },
  published: { zh: '公示时间', en: 'Published' },

  openTitle: { zh: '现场检查核验', en: 'Check of an inspection' },
  openUnchecked: {
    zh: '尚未核验：核验由您的浏览器计算完成，需要启用 JavaScript，浏览器也不能过旧。在此之前，下面的内容只是本局的说明。',
    en: 'Not checked yet: your browser does the checking, for which it needs JavaScript and must not be too old. Until then, what follows is only what the bureau says.',
  },
  certificate: { zh: '执法证号', en: 'Certificate' },
  facilityId: { zh: '污染源编号', en: 'Facility id' },
  inspectorId: { zh: '人员编号', en: 'Inspector id' },
  ofDraw: { zh: '摇号', en: 'Draw' },
  lotNumber: { zh: '签号', en: 'Lot' },
  lotOf: { zh: '第 {n} 签，共 {size} 签', en: 'Lot {n} of {size}' },
  sealedAt: { zh: '名单封存', en: 'List sealed' },
  openedAt: { zh: '本签开启', en: 'Lot opened' },
  checksDone: { zh: '逐项核验', en: 'The checks' },
  provesTitle: { zh: '这能证明什么', en: 'What this proves' },
  proves: {
    zh: '核验通过说明：这家单位和这组检查人员在名单封存时就已确定，从那时起没有换过。这份证明不涉及、也不显示其他被抽查单位。',
    en: 'If the check holds, this facility and this team were fixed when the list was sealed and have not been changed since. The proof involves and shows no other facility.',
  },
  provesNotTitle: { zh: '这不能证明什么', en: 'What it does not prove' },
  provesNotPerson: {
    zh: '不能证明到场的就是名单上的人：请查看执法证，姓名和证号应与上面一致；不一致的，请先向本局核实。',
    en: 'Not that the persons before you are those of the list: look at their certificates, whose names and numbers must be those above.',
  },
  provesNotDraw: {
    zh: '不能单独证明摇号过程公正：本期结束后全部材料公开，任何人都可以重新计算整次摇号。',
    en: 'Not, by itself, that the draw was fair: when the period is over everything is published, and anybody can compute the whole draw again.',
  },
  provesNotNames: {
    zh: '签里写的是编号；单位名称和人员姓名由本局登记库按编号对照得出。',
    en: 'A lot holds ids; the names beside them come from the register of the bureau.',
  },
  provesNotKey: {
    zh: '日志的公钥由本站提供。要完全独立地核验，请将下面的公钥与本局在别处公布或备案的公钥比对。',
    en: "The log's key comes from this site. For a fully independent check compare it with the one the bureau has published or filed elsewhere.",
  },
  raw: { zh: '原始数据', en: 'Raw data' },
  leafHash: { zh: '本签指纹', en: 'Hash of the lot' },
  salt: { zh: '盐值', en: 'Salt' },
  proofPath: { zh: '归属证明', en: 'Inclusion proof' },
  checkpoint: { zh: '日志检查点', en: 'Checkpoint of the log' },
  logKey: { zh: '日志公钥', en: 'Key of the log' },

  verifyTitle: { zh: '验证一次摇号', en: 'Verify a draw' },
  verifyLead: {
    zh: '选择一次已公开摇号的材料文件，由您的浏览器从头重新计算，逐项比对。文件不会上传。',
    en: 'Choose the file of an opened draw: your browser computes it again from the beginning and compares. The file is not uploaded.',
  },
  verifyFile: { zh: '选择材料文件（.json）', en: 'Choose the bundle (.json)' },
  verifyUnchecked: {
    zh: '在浏览器中验证需要启用 JavaScript。也可以下载材料后用命令行验证：npx mingqian verify 文件名',
    en: 'Verifying in the browser needs JavaScript. Or download the bundle and use the command line: npx mingqian verify FILE',
  },
  verifyOpenDraws: { zh: '已公开的摇号', en: 'Opened draws' },
  verifyNotOpened: {
    zh: '这次摇号还没有全部公开，暂不能整体验证。',
    en: 'This draw is not opened yet and cannot be verified as a whole.',
  },

  logTitle: { zh: '公开日志', en: 'The public log' },
  logLead: {
    zh: '日志只能在末尾追加。每条记录的指纹都汇入日志的总指纹，改动、删除或插入任何一条，总指纹都会对不上。',
    en: 'The log only grows at its end. Every entry enters the root of the log; changing, deleting or inserting one would show in it.',
  },
  logEmpty: { zh: '日志还没有记录。', en: 'The log holds nothing yet.' },
  logSize: { zh: '共 {n} 条', en: '{n} entries' },
  logNumber: { zh: '序号', en: 'No.' },
  logTime: { zh: '时间', en: 'Time' },
  logWhat: { zh: '事项', en: 'What' },
  logBody: { zh: '记录原文', en: 'The entry as hashed' },
  logCommitment: { zh: '提交{draw}的承诺书', en: 'Commitment: {draw}' },
  logSealed: { zh: '封存{draw}的名单，共 {lots} 签', en: 'List sealed, {lots} lots: {draw}' },
  logLotOpened: { zh: '到场开启{draw}第 {n} 签', en: 'Lot {n} opened on arrival: {draw}' },
  logDrawOpened: { zh: '公开{draw}的全部材料', en: 'Everything published: {draw}' },
  logRules: { zh: '采用规则 {id}，自 {day} 起施行', en: 'Adopted the rules {id}, in force from {day}' },
  logPlan: { zh: '批准 {year} 年度随机抽查计划', en: 'Plan for {year} approved' },
  logNotice: {
    zh: '录入国务院办公厅 {year} 年节假日安排，工作日期限据此计算',
    en: 'Holiday notice for {year} entered; working days are reckoned by it',
  },
  logNoticeWithdrawn: {
    zh: '撤销录入的 {year} 年节假日安排',
    en: 'The entered holiday notice for {year} withdrawn',
  },
  logSigned: {
    zh: '{draw}第 {n} 签的现场监察记录签字（只记指纹）',
    en: 'Record of lot {n} signed (hash only): {draw}',
  },
  logResult: { zh: '公示检查结果：{name}', en: 'Result published: {name}' },
  logCheck: { zh: '怎样核验日志', en: 'How to check the log' },
  logCheck1: {
    zh: '保存下面的检查点。日后取得新的检查点和一致性证明，就能证明旧日志是新日志的开头部分，没有被改写。',
    en: 'Keep the checkpoint below. With a later one and a consistency proof you can show that the old log is the beginning of the new one.',
  },
  logCheck2: {
    zh: '检查点为 C2SP 签名便签，树的算法为 RFC 6962（SHA-256），证明为 RFC 9162，通用工具可以直接使用。',
    en: 'Checkpoints are C2SP signed notes, the tree is that of RFC 6962 (SHA-256), proofs follow RFC 9162: common tools work on them.',
  },
  logCheck3: {
    zh: '接口：/log/checkpoint、/log/key、/log/entries、/log/proof/inclusion、/log/proof/consistency。',
    en: 'Addresses: /log/checkpoint, /log/key, /log/entries, /log/proof/inclusion, /log/proof/consistency.',
  },
} as const satisfies Record<string, Text>

export type TextKey = keyof typeof texts
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

/** Says a text of the catalogue in one language, its `{places}` filled in. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    texts[key][language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
