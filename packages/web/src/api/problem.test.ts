import { describe, expect, it } from 'vitest'
import { adviceFor, offlineProblem, ProblemError, problemOf, readProblem } from './problem.ts'

describe('what the server refuses, for a person', () => {
  it('keeps the code, both titles and the fields of a problem document', () => {
    const problem = readProblem(422, {
      type: 'urn:mingqian:problem:record-incomplete',
      status: 422,
      title: '记录不完整',
      titles: { zh: '记录不完整', en: 'The record is incomplete' },
      fields: [{ path: 'body.receivedBy', message: { zh: '请填写接待人', en: 'Who received you?' } }],
    })
    expect(problem.code).toBe('record-incomplete')
    expect(problem.title.en).toBe('The record is incomplete')
    expect(problem.fields).toEqual([
      { path: 'body.receivedBy', message: { zh: '请填写接待人', en: 'Who received you?' } },
    ])
  })

  it('says a wrong password in Chinese although the sign-in library answers in English', () => {
    const problem = readProblem(401, {
      code: 'INVALID_USERNAME_OR_PASSWORD',
      message: 'Invalid username or password',
    })
    expect(problem.title.zh).toBe('用户名或密码不正确')
    expect(adviceFor(problem)?.zh).toContain('系统管理员重置')
  })

  it('finds words for an answer that is no problem document at all', () => {
    const problem = readProblem(502, null)
    expect(problem.title.zh).toBe('服务器出现故障')
    expect(adviceFor(problem)).not.toBeNull()
  })

  it('tells someone without a connection that nothing is lost', () => {
    expect(adviceFor(offlineProblem)?.zh).toContain('不会丢失')
  })

  it('takes the problem out of what was thrown, and words for anything else', () => {
    expect(problemOf(new ProblemError(offlineProblem))).toBe(offlineProblem)
    expect(problemOf(new TypeError('x is undefined')).detail?.zh).toBe('x is undefined')
  })
})
