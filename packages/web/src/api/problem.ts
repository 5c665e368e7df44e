import type { Text } from './types.ts'

/** What went wrong, as one shape for every screen (RFC 9457 on the wire). */
export type Problem = {
  /** Stable code: the last part of the problem's type, or `offline`, `unreadable-answer`. */
  readonly code: string
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly title: Text
  readonly detail: Text | null
  readonly fields: readonly { path: string; message: Text }[]
}

/** Thrown by the client for every answer that is not a success, and for no answer at all. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title.en)
    this.problem = problem
  }
}

const byStatus: Readonly<Record<number, Text>> = {
  400: { zh: '提交的内容不符合要求', en: 'The request is not valid' },
  401: { zh: '尚未登录或登录已过期', en: 'Not signed in, or the session has expired' },
  403: { zh: '您的岗位没有此项权限', en: 'Your role does not allow this' },
  404: { zh: '没有找到所需的内容', en: 'What you asked for was not found' },
  409: { zh: '内容已被他人改动', en: 'It has been changed by someone else meanwhile' },
  413: { zh: '文件过大', en: 'The file is too large' },
  422: { zh: '暂不能办理', en: 'This cannot be done now' },
  429: { zh: '操作过于频繁', en: 'Too many attempts' },
}

/** better-auth answers `{ code, message }` in English; these are the ones a person can meet. */
const signInCodes: Readonly<Record<string, { code: string; title: Text }>> = {
  INVALID_USERNAME_OR_PASSWORD: {
    code: 'wrong-credentials',
    title: { zh: '用户名或密码不正确', en: 'Wrong user name or password' },
  },
  BANNED_USER: { code: 'account-disabled', title: { zh: '此账号已停用', en: 'This account is disabled' } },
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is Text =>
  isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string'

const asText = (value: unknown): Text | null =>
  isText(value) ? value : typeof value === 'string' ? { zh: value, en: value } : null

const problemPrefix = 'urn:mingqian:problem:'

const statusTitle = (status: number): Text =>
  byStatus[status] ??
  (status >= 500
    ? { zh: '服务器出现故障', en: 'The server failed' }
    : { zh: '操作没有完成', en: 'The operation did not complete' })

/** Reads any failing answer into a {@link Problem}; never throws. */
export const readProblem = (status: number, body: unknown): Problem => {
  if (!isRecord(body))
    return { code: `http-${status}`, status, title: statusTitle(status), detail: null, fields: [] }
  const known = typeof body.code === 'string' ? signInCodes[body.code] : undefined
  if (known) return { ...known, status, detail: null, fields: [] }
  const type = typeof body.type === 'string' ? body.type : ''
  const code = type.startsWith(problemPrefix) ? type.slice(problemPrefix.length) : `http-${status}`
  const fields = Array.isArray(body.fields) ? body.fields : []
  return {
    code,
    status,
    title: asText(body.titles) ?? asText(body.title) ?? statusTitle(status),
    detail: asText(body.details) ?? asText(body.detail),
    fields: fields.flatMap(field => {
      const message = isRecord(field) ? asText(field.message) : null
      return isRecord(field) && message ? [{ path: String(field.path ?? ''), message }] : []
    }),
  }
}

/** No answer: the network, or a server that is not there. */
export const offlineProblem: Problem = {
  code: 'offline',
  status: 0,
  title: { zh: '连接不到服务器', en: 'The server cannot be reached' },
  detail: null,
  fields: [],
}

/** Whatever was thrown, as a problem. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : {
        code: 'unexpected',
        status: 0,
        title: { zh: '页面出现意外错误', en: 'The page met an unexpected error' },
        detail: asText(error instanceof Error ? error.message : String(error)),
        fields: [],
      }

const adviceByCode: Readonly<Record<string, Text>> = {
  offline: {
    zh: '请检查网络后重试；已填写的内容不会丢失。',
    en: 'Check the network and try again; what you have entered is kept.',
  },
  unexpected: {
    zh: '请刷新页面；若仍出现，请告知系统管理员。',
    en: 'Reload the page; if it happens again tell the administrator.',
  },
  'wrong-credentials': {
    zh: '请核对大小写后再试；忘记密码请找系统管理员重置。',
    en: 'Check upper and lower case; ask the administrator to reset a forgotten password.',
  },
  'account-disabled': { zh: '请联系系统管理员。', en: 'Ask the system administrator.' },
  'digest-mismatch': {
    zh: '文件在预览之后有改动，请重新上传预览。',
    en: 'The file changed after the preview; upload it again.',
  },
  'record-changed': {
    zh: '同组人员刚刚保存过，请核对合并后的内容。',
    en: 'A team member has just saved; check the merged text.',
  },
}

const adviceByStatus: Readonly<Record<number, Text>> = {
  401: { zh: '请重新登录。', en: 'Sign in again.' },
  403: {
    zh: '如工作需要，请联系系统管理员调整岗位。',
    en: 'If your work needs it, ask the administrator to change your role.',
  },
  404: { zh: '请返回列表重新选择。', en: 'Go back to the list and choose again.' },
  409: { zh: '请刷新后核对再试。', en: 'Reload, check and try again.' },
  413: { zh: '请换一个较小的文件。', en: 'Use a smaller file.' },
  429: { zh: '请稍候一分钟再试。', en: 'Wait a minute and try again.' },
}

/** What the person can do about it, or null when the title and detail already say it. */
export const adviceFor = (problem: Problem): Text | null =>
  adviceByCode[problem.code] ??
  adviceByStatus[problem.status] ??
  (problem.status >= 500
    ? {
        zh: '请稍后重试；若仍出现，请告知系统管理员。',
        en: 'Try again later; if it happens again tell the administrator.',
      }
    : null)
