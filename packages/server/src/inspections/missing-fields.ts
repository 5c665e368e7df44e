import { shanghaiDay } from '@mingqian/rules'
import type { FieldProblem } from '../platform/problems.ts'
import { partTitles, type RecordBody, recordParts } from './record-body.ts'

const blank = (text: string): boolean => text.trim() === ''

/**
 * What a record lacks before it may be signed, in the order of the form; empty when nothing.
 * @param team names of the inspectors of the lot, all of whom sign
 */
export const missingFields = (body: RecordBody, team: readonly string[]): readonly FieldProblem[] => {
  const missing: FieldProblem[] = []
  const want = (path: string, lacks: boolean, zh: string, en: string) => {
    if (lacks) missing.push({ path, message: { zh, en } })
  }
  want('identityShown', !body.identityShown, '须出示执法证件', 'Show the inspectors’ certificates')
  want('avoidanceTold', !body.avoidanceTold, '须告知申请回避的权利', 'Tell of the right to ask for avoidance')
  want('receivedBy', blank(body.receivedBy), '请填写现场接待人', 'Who received the inspectors?')
  want('arrivedAt', body.arrivedAt === null, '请填写到达时间', 'When did the visit begin?')
  want('leftAt', body.leftAt === null, '请填写离开时间', 'When did the visit end?')
  if (body.arrivedAt !== null && body.leftAt !== null)
    want(
      'leftAt',
      Date.parse(body.leftAt) <= Date.parse(body.arrivedAt),
      '离开时间须晚于到达时间',
      'The visit must end after it began',
    )
  for (const part of recordParts) {
    const { finding, facts } = body.parts[part]
    const { zh, en } = partTitles[part]
    want(`parts.${part}.finding`, finding === null, `请给出检查结论：${zh}`, `Give a finding on the ${en}`)
    // An abnormal finding without facts can neither be acted on nor be defended later.
    want(
      `parts.${part}.facts`,
      finding === 'abnormal' && blank(facts),
      `异常须写明事实：${zh}`,
      `State the facts of the abnormal finding on the ${en}`,
    )
  }
  want('summary', blank(body.summary), '请填写检查情况小结', 'Sum the visit up')
  want(
    'demands',
    body.violation && blank(body.demands),
    '有违法情形的，须写明现场要求',
    'A violation needs demands',
  )
  // Without demands nothing is due, and before the visit nothing was.
  want(
    'demandsDueOn',
    !!body.demandsDueOn && blank(body.demands),
    '填写了整改期限的，须写明现场要求',
    'A day by which to put it right needs demands',
  )
  want(
    'demandsDueOn',
    !!body.demandsDueOn &&
      body.arrivedAt !== null &&
      body.demandsDueOn < shanghaiDay(new Date(body.arrivedAt)),
    '整改期限不能早于检查日期',
    'It cannot be due before the visit',
  )
  const signature = body.receiverSignature
  want(
    'receiverSignature',
    signature === null || blank(signature.kind === 'signed' ? signature.name : signature.note),
    '须由被检查单位签字，拒绝签字的注明情况',
    'The receiving person signs, or the refusal is noted',
  )
  const absent = team.filter(name => !body.inspectorSignatures.includes(name))
  want(
    'inspectorSignatures',
    absent.length > 0,
    `检查人员尚未签字：${absent.join('、')}`,
    `Not signed by: ${absent.join(', ')}`,
  )
  return missing
}
