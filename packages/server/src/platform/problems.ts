import type { Text } from './text.ts'

/** Every way a request can fail, with its HTTP status and what to tell people. The key is the stable problem type. */
export const problems = {
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Please sign in first' },
  'not-allowed': { status: 403, zh: '您的岗位无权进行此操作', en: 'Your role may not do this' },
  'not-found': {
    status: 404,
    zh: '没有找到，可能已被删除或地址有误',
    en: 'Not found; it may be gone, or the address is wrong',
  },
  'bad-input': {
    status: 422,
    zh: '填写的内容有误，请按提示修改',
    en: 'Some of the input is not right; see each field',
  },
  'cross-site': {
    status: 403,
    zh: '请求来自其他网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  'too-large': { status: 413, zh: '文件或内容过大', en: 'The file or the content is too large' },
  'server-error': {
    status: 500,
    zh: '系统出错，操作没有执行，请稍后再试',
    en: 'Something went wrong; nothing was changed. Try again',
  },
  'not-ready': { status: 503, zh: '系统暂时不可用，请稍后再试', en: 'Not ready; try again shortly' },
  'not-set-up': {
    status: 409,
    zh: '系统尚未初始化，请先建立首位管理员',
    en: 'Not set up yet; make the first administrator',
  },
  'already-set-up': { status: 409, zh: '系统已经初始化', en: 'Already set up' },
  'username-taken': { status: 409, zh: '用户名已被使用', en: 'The user name is taken' },
  'inspector-taken': {
    status: 409,
    zh: '该执法检查人员已有账号,请先停用原账号',
    en: 'That inspector has an account already; disable it first',
  },
  'last-administrator': {
    status: 409,
    zh: '不能停用或调离最后一位系统管理员',
    en: 'The last administrator must stay',
  },
  'clock-backwards': { status: 422, zh: '演示时钟只能向前', en: 'The demo clock only moves forward' },
  'unreadable-file': {
    status: 422,
    zh: '文件无法读取，请使用 .xlsx 或 .csv',
    en: 'The file cannot be read; use .xlsx or .csv',
  },
  'digest-mismatch': {
    status: 409,
    zh: '文件与预览时不同，请重新预览',
    en: 'The file differs from the one previewed; preview it again',
  },
  'import-has-bad-rows': {
    status: 422,
    zh: '文件中有不合格的行，未导入任何数据',
    en: 'The file has bad rows; nothing was imported',
  },
  'import-state': {
    status: 409,
    zh: '该导入的当前状态不允许此操作',
    en: 'The import is not in a state for this',
  },
  'import-undecided': {
    status: 422,
    zh: '有疑似重复的行尚未决定是合并还是新增',
    en: 'For some rows that look like doubles nobody has said whether to merge or to add them',
  },
  'import-depended-on': {
    status: 409,
    zh: '后来的工作以该导入的内容为依据，不能撤销',
    en: 'Later work stands on what was imported; it cannot be undone',
  },
  'mapping-exists': { status: 409, zh: '已有同名的列对应', en: 'There is a mapping of that name already' },
  'nothing-to-import': { status: 422, zh: '没有可导入的合格行', en: 'There is no good row to import' },
  'register-changed': {
    status: 409,
    zh: '数据库在此期间已变化，请重新预览',
    en: 'The register has changed meanwhile; preview again',
  },
  'register-row-changed': {
    status: 409,
    zh: '该记录刚被他人修改，您的修改尚未保存，请核对差异后再保存',
    en: 'Somebody else has just changed this; yours is not saved yet. Compare the two and save again',
  },
  'entry-exists': {
    status: 409,
    zh: '该单位档案中已有相同编号的记录',
    en: 'The dossier holds an entry of that number already',
  },
  'document-format': {
    status: 422,
    zh: '文件应为 PDF、OFD、JPG、PNG，或不含宏、不加密码的 DOCX、XLSX',
    en: 'A document must be PDF, OFD, JPG or PNG, or DOCX or XLSX without macros or a password',
  },
  'document-withdrawn': {
    status: 409,
    zh: '该文件已撤下，不能再改',
    en: 'The document is withdrawn and can no longer be changed',
  },
  'exclusion-exists': {
    status: 409,
    zh: '该单位已有生效或待批准的不参加抽查记录',
    en: 'The facility is excluded already, or its exclusion awaits approval',
  },
  'exclusion-state': {
    status: 409,
    zh: '该不参加抽查记录的当前状态不允许此操作',
    en: 'The exclusion is not in a state for this',
  },
  'exclusion-evidence': {
    status: 422,
    zh: '尚未填写依据，不能批准；请办公室先补充依据',
    en: 'No evidence is given yet, so it cannot be approved; the office has to give it first',
  },
  'exclusion-of-others': {
    status: 403,
    zh: '只能撤回本人提出的申请；他人的申请请局领导不予批准',
    en: 'Only who asked for it may withdraw it; the director can refuse those of others',
  },
  'second-person': {
    status: 403,
    zh: '须由申请人以外的人批准',
    en: 'Somebody other than who asked for it has to approve',
  },
  'certificate-taken': {
    status: 409,
    zh: '执法证号或人员编号已被登记，请核对是否同一人',
    en: 'The certificate or the number is in the register already; see whether it is the same person',
  },
  'conflict-exists': {
    status: 409,
    zh: '该人员对该单位在此期间已有回避登记',
    en: 'The inspector keeps away from that facility in that time already',
  },
  'course-withdrawn': {
    status: 409,
    zh: '该培训已撤销，不能再改',
    en: 'The course is withdrawn and can no longer be changed',
  },
  'attendance-exists': {
    status: 409,
    zh: '名单中已有此人',
    en: 'That person is on the roster already',
  },
  'draft-changed': {
    status: 409,
    zh: '草稿已在别处修改，请重新读取后再保存',
    en: 'The draft was changed elsewhere; read it again before saving',
  },
  'plan-exists': {
    status: 409,
    zh: '该年度计划已批准，不能再改',
    en: 'The plan of that year is approved and fixed',
  },
  'directory-open': {
    status: 409,
    zh: '该年度名录正在编制，请先办结',
    en: 'An edition of that year is under work already; finish it first',
  },
  'directory-superseded': {
    status: 409,
    zh: '已有更新的名录公布，只能修订现行名录或编制以后年度的名录',
    en: 'A newer edition is in force; amend that one or draw up a later year',
  },
  'directory-state': {
    status: 409,
    zh: '名录的当前状态不允许此操作，请刷新后查看',
    en: 'The edition is not in a state for this; reload it',
  },
  'directory-changed': {
    status: 409,
    zh: '名录刚被他人修改，请刷新后核对再改',
    en: 'Somebody else has just changed the edition; reload and compare first',
  },
  'decision-changed': {
    status: 409,
    zh: '该单位的认定刚被他人修改，没有保存您的修改',
    en: 'Somebody else has just decided on this facility; your change was not saved',
  },
  'directory-unfinished': {
    status: 422,
    zh: '名录还不能提交，请先办完未尽事项',
    en: 'The edition is not finished',
  },
  'directory-own-approval': {
    status: 403,
    zh: '编制或提交名录的人不能批准同一份名录',
    en: 'Who drew up or submitted an edition cannot approve it',
  },
  'notice-changed': {
    status: 409,
    zh: '该年度节假日安排刚被他人修改,请刷新后核对再改',
    en: 'The notice of that year has just been changed; reload and compare first',
  },
  'draw-exists': { status: 409, zh: '该季度已有摇号', en: 'There is a draw for that period already' },
  'draw-period': {
    status: 422,
    zh: '只能为本季度或下一季度摇号',
    en: 'Only this period or the next can be drawn',
  },
  'outside-draw-window': {
    status: 422,
    zh: '不在规定的摇号期内（季度结束前 5 个工作日），须写明原因',
    en: 'Outside the draw window (last 5 working days of the quarter before); give the reason',
  },
  'draw-state': { status: 409, zh: '摇号的当前状态不允许此操作', en: 'The draw is not in a state for this' },
  'witnesses-outstanding': {
    status: 409,
    zh: '还有受邀的见证人没有提交秘密，不能提交承诺',
    en: 'Invited witnesses have not lodged their secrets; the draw cannot be committed',
  },
  'witness-name-taken': {
    status: 409,
    zh: '这次摇号已有同名的见证人，请换一个能区分的名称',
    en: 'This draw has a witness of that name already; give one that tells them apart',
  },
  'witness-link-unknown': {
    status: 404,
    zh: '见证链接无效：地址不完整，或抽查库已作废。请向摇号办公室索取新的链接',
    en: 'The link leads to no invitation: it is incomplete, or the pool was discarded. Ask the office for a new one',
  },
  'witness-withdrawn': {
    status: 410,
    zh: '这份见证邀请已被撤回，请与摇号办公室联系',
    en: 'The invitation has been withdrawn; ask the office',
  },
  'witness-stays': {
    status: 409,
    zh: '该见证人已提交秘密，不能再撤回；确需更换的，请作废抽查库后重新冻结',
    en: 'This witness has lodged and stays; to go without, discard the pool and freeze again',
  },
  'witness-expired': {
    status: 410,
    zh: '见证链接已过期，请向摇号办公室索取新的链接',
    en: 'The link has expired; ask the office for a new one',
  },
  'witness-too-late': {
    status: 409,
    zh: '这次摇号的承诺已经提交，不能再增减见证人或提交秘密',
    en: 'The draw has been committed: no witness can be added, withdrawn or lodge any more',
  },
  'witness-lodged': {
    status: 409,
    zh: '您已提交过另一个秘密，提交后不能更换。请使用当时保存的凭证',
    en: 'You have lodged another secret already, and it cannot be exchanged. Keep the receipt of that one',
  },
  'witness-secret-mismatch': {
    status: 422,
    zh: '秘密与承诺值对不上，没有提交。请刷新页面重新生成',
    en: 'Secret and commitment do not fit; nothing was lodged. Reload the page to make new ones',
  },
  'unstaffable-facilities': {
    status: 422,
    zh: '有污染源配不齐检查人员，不能提交',
    en: 'Some facilities cannot be given a team; the draw cannot be committed',
  },
  'nothing-to-draw': {
    status: 422,
    zh: '抽查库为空或应抽数为零，不能提交',
    en: 'The pool is empty or every quota is zero',
  },
  'beacon-not-ahead': {
    status: 422,
    zh: '公开随机数的轮次须晚于提交时间',
    en: 'The beacon round must lie after the commit',
  },
  'beacon-not-yet': { status: 422, zh: '该轮公开随机数尚未产生', en: 'That beacon round has not come yet' },
  'beacon-value-format': {
    status: 422,
    zh: '公开随机数格式不符',
    en: 'The beacon value has not the expected form',
  },
  'beacon-unreachable': {
    status: 502,
    zh: '本机连不到随机数的发布网站，请在能上网的电脑上取得后粘贴',
    en: 'This server cannot reach where the value is published; fetch it elsewhere and paste it',
  },
  'lots-still-secret': {
    status: 422,
    zh: '季度尚未结束且仍有未开启的签，不能整体公开',
    en: 'The period has not ended and some lots are unopened; the draw cannot be opened',
  },
  'lot-replaced': {
    status: 409,
    zh: '此签已按程序换签，不能再开启或填写',
    en: 'This lot has been replaced by protocol; it can no longer be opened, written or replaced',
  },
  'no-reserve': {
    status: 409,
    zh: '本类别的备选单位已用完，无法更换单位。请不予批准，说明情况',
    en: 'The reserves of this class are used up, so the facility cannot be replaced. Refuse the request and say so',
  },
  'no-substitute': {
    status: 409,
    zh: '没有其他人能担任这个岗位，无法更换人员。请不予批准，说明情况',
    en: 'Nobody else may take this seat, so the inspector cannot be replaced. Refuse the request and say so',
  },
  'amendment-waiting': {
    status: 409,
    zh: '此签已有换签申请待批准',
    en: 'A request to replace this lot is waiting already',
  },
  'amendment-decided': {
    status: 409,
    zh: '此换签申请已有决定',
    en: 'This request has been decided already',
  },
  'amendment-party': {
    status: 403,
    zh: '申请人和本签检查组成员不能批准，须由其他领导决定',
    en: 'Whoever asked, or is of the lot’s team, cannot decide; another director has to',
  },
  'record-changed': {
    status: 409,
    zh: '记录已在别处修改，请核对后再保存',
    en: 'The record was changed elsewhere; compare before saving',
  },
  'record-signed': {
    status: 409,
    zh: '记录已签字，不能再修改',
    en: 'The record is signed and can no longer be changed',
  },
  'record-incomplete': {
    status: 422,
    zh: '记录尚未填写完整，不能签字',
    en: 'The record is not complete and cannot be signed',
  },
  'record-unsigned': {
    status: 409,
    zh: '记录尚未签字，不能公示',
    en: 'The record is not signed and cannot be published',
  },
  'already-published': { status: 409, zh: '结果已经公示', en: 'The result is already published' },
  'photo-format': { status: 422, zh: '照片应为 JPEG、PNG 或 WebP', en: 'A photo must be JPEG, PNG or WebP' },
  'visit-team': {
    status: 422,
    zh: '检查人员只能登记本人参加的检查',
    en: 'An inspector registers only visits they took part in',
  },
  'visit-of-others': {
    status: 403,
    zh: '检查人员只能更正或撤销本人登记的检查，其他的请联系办公室',
    en: 'An inspector changes only what they registered themself; ask the office for the rest',
  },
  'visit-withdrawn': {
    status: 409,
    zh: '该次检查的登记已撤销，不能再改',
    en: 'This registration is withdrawn and can no longer be changed',
  },
  'bulk-too-many': {
    status: 422,
    zh: '一次最多批量修改5000家，请用筛选条件分批进行',
    en: 'At most 5,000 facilities are changed at once; narrow them by filters and go in portions',
  },
  'bulk-changed': {
    status: 409,
    zh: '预览之后名录有变动，未作修改，请重新预览',
    en: 'The register has changed since the preview; nothing was changed. Preview again',
  },
  'view-exists': {
    status: 409,
    zh: '已有同名的常用视图，请换一个名称',
    en: 'You have a view of that name already; choose another',
  },
  'too-many-views': {
    status: 409,
    zh: '每个列表最多保存50个常用视图，请先删除不用的',
    en: 'A list keeps at most 50 views of yours; delete some first',
  },
  'visit-changed': {
    status: 409,
    zh: '该次检查刚刚被他人更正，没有保存您的更正',
    en: 'Somebody else has just corrected this visit; your correction was not saved',
  },
  'visit-unchanged': { status: 422, zh: '没有任何改动', en: 'Nothing was changed' },
  'cosigner-exists': {
    status: 409,
    zh: '这把联署密钥已经登记过，请核对是否同一单位；密钥遗失的单位须换一把新的',
    en: 'This cosigner key is entered already; a body that lost its key needs a fresh one',
  },
  'cosigner-withdrawn': {
    status: 409,
    zh: '该联署单位的密钥已停用',
    en: 'That key of the cosigner is withdrawn',
  },
  'cosigner-without-encryption': {
    status: 422,
    zh: '该联署单位没有登记加密公钥或不是备案机关，不能制作加密备案包；请改用纸质备案',
    en: 'The cosigner has no encryption key or is no recipient of filings; file on paper instead',
  },
  'cosigner-unknown': {
    status: 403,
    zh: '检查点上没有已登记单位的联署；请先把联署公钥交给本局登记',
    en: 'No known body has cosigned this checkpoint; have the verifier key entered by the bureau first',
  },
  'cosignature-format': {
    status: 422,
    zh: '提交的内容不是签名的检查点，请原样提交 C2SP 签名便签',
    en: 'What was sent is no signed checkpoint; send the C2SP note as it is',
  },
  'cosignature-false': {
    status: 422,
    zh: '联署的签名不成立，没有收下；请用登记的密钥重新签名',
    en: 'The cosignature does not hold and was not kept; sign again with the key that was entered',
  },
  'cosignature-ahead': {
    status: 422,
    zh: '联署时间晚于本机时间，请校准电脑时钟后重新签名',
    en: 'The cosignature is dated in the future; set the clock and sign again',
  },
  'checkpoint-foreign': {
    status: 409,
    zh: '这个检查点不是本日志签发的，没有收下',
    en: 'This checkpoint was not signed by this log, and was not kept',
  },
  'log-forked': {
    status: 409,
    zh: '严重：这个检查点有本日志的签名，却与本日志不是同一棵树。请保存两个检查点并立即向上级报告',
    en: 'SERIOUS: this checkpoint bears the signature of this log but is of another tree. Keep both checkpoints and report it at once',
  },
  'checkpoint-replayed': {
    status: 409,
    zh: '该单位已联署过更新的检查点，旧检查点不再接受；请取最新检查点核对后联署',
    en: 'That body has cosigned a newer checkpoint; an older one is not taken. Check and sign the newest',
  },
  'log-range': { status: 422, zh: '日志序号超出范围', en: 'Outside the log' },
} as const satisfies Record<string, { status: number } & Text>

export type ProblemCode = keyof typeof problems

export type FieldProblem = { readonly path: string; readonly message: Text }

/** An answer other than the one asked for. Thrown by operations, turned into a problem document at the edge. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: readonly FieldProblem[]
  readonly detail: Text | undefined

  constructor(code: ProblemCode, more: { fields?: readonly FieldProblem[]; detail?: Text } = {}) {
    super(code)
    this.code = code
    this.fields = more.fields ?? []
    this.detail = more.detail
  }
}
