import { addMonths } from './days.ts'
import type { Conditions, CourseCondition } from './rule-set.ts'
import type { Text } from './text.ts'

/** Where somebody in the register works until further notice: 在岗, 长假, 借调, 离岗. */
export const posts = ['in-post', 'on-leave', 'seconded', 'left'] as const
export type Post = (typeof posts)[number]

/** 请假, 长假, 借调. Who takes a leave of days stays in post; who is on long leave or seconded does not. */
export const leaveKinds = ['leave', 'long-leave', 'secondment'] as const
export type LeaveKind = (typeof leaveKinds)[number]

/** ISO days, both included; an `until` of null is open-ended. */
export interface Leave {
  readonly kind: LeaveKind
  readonly from: string
  readonly until: string | null
}

/** A course that was passed: its kind, its day, and the last day on which its own certificate holds, if it has one. */
export interface PassedCourse {
  readonly course: string
  readonly on: string
  readonly until: string | null
}

/** What is on record about an inspector that decides whether they may be drawn. Days are ISO days. */
export interface InspectorStanding {
  readonly inEstablishment: boolean
  readonly post: Post
  readonly leaves: readonly Leave[]
  readonly certificateFrom: string | null
  readonly certificateUntil: string | null
  readonly passed: readonly PassedCourse[]
  /** Whether an account that can sign in belongs to the inspector. */
  readonly hasAccount: boolean
}

/** Why an inspector may not be drawn, in words: the kind of reason, and after a colon what it hangs on. */
export interface IneligibilityReason extends Text {
  readonly code:
    | 'not-in-establishment'
    | 'not-in-post'
    | 'on-leave'
    | 'certificate-undated'
    | 'certificate-not-yet'
    | 'certificate-expired'
    | 'course-not-passed'
    | 'course-expired'
    | 'no-account'
}

const isOn = ({ from, until }: Leave, day: string): boolean => from <= day && (until === null || day <= until)

/**
 * Whether somebody counts as in establishment and in post (在编在岗, work plan 五.2) on a day: a head count for the
 * quotas. Accounts, certificates, courses and a leave of days have no say in it.
 */
export const isInPost = (
  { inEstablishment, post, leaves }: Pick<InspectorStanding, 'inEstablishment' | 'post' | 'leaves'>,
  day: string,
): boolean =>
  inEstablishment && post === 'in-post' && !leaves.some(leave => leave.kind !== 'leave' && isOn(leave, day))

/** Whether a pass counts on a day: within the rule's months of the course, and while its own certificate holds. */
export const passCounts = ({ on, until }: PassedCourse, months: number, day: string): boolean =>
  on <= day && day < addMonths(on, months) && (until === null || day <= until)

const outOfPost: Readonly<Record<Exclude<Post, 'in-post'>, Text>> = {
  'on-leave': { zh: '在编不在岗（长假）', en: 'In establishment, on long leave' },
  seconded: { zh: '借调在外', en: 'Seconded elsewhere' },
  left: { zh: '已离岗', en: 'Has left' },
}

const leaveWords: Readonly<Record<LeaveKind, Text>> = {
  leave: { zh: '请假', en: 'On leave' },
  'long-leave': { zh: '长假', en: 'On long leave' },
  secondment: { zh: '借调', en: 'Seconded' },
}

const leaveReason = ({ kind, until }: Leave): IneligibilityReason => {
  const { zh, en } = leaveWords[kind]
  return until === null
    ? { code: 'on-leave', zh: `${zh}：未定返岗日期`, en: `${en}: no day of return` }
    : { code: 'on-leave', zh: `${zh}：至${until}`, en: `${en}: until ${until}` }
}

/** The leave that ends last speaks for those it overlaps with. */
const leaveOn = (leaves: readonly Leave[], day: string): readonly IneligibilityReason[] => {
  const [first, ...others] = leaves.filter(leave => isOn(leave, day))
  if (!first) return []
  const longer = (one: Leave, other: Leave) =>
    one.until !== null && (other.until === null || other.until > one.until) ? other : one
  return [leaveReason(others.reduce(longer, first))]
}

const certificateReasons = (
  { certificateFrom, certificateUntil }: InspectorStanding,
  day: string,
): readonly IneligibilityReason[] => {
  if (certificateUntil === null)
    return [
      {
        code: 'certificate-undated',
        zh: '执法证未登记有效期',
        en: 'Term of the certificate not on record',
      },
    ]
  if (certificateUntil < day)
    return [
      {
        code: 'certificate-expired',
        zh: `执法证已到期：${certificateUntil}`,
        en: `Certificate expired: ${certificateUntil}`,
      },
    ]
  if (certificateFrom !== null && certificateFrom > day)
    return [
      {
        code: 'certificate-not-yet',
        zh: `执法证尚未生效：${certificateFrom}起`,
        en: `Certificate not valid yet: from ${certificateFrom}`,
      },
    ]
  return []
}

const courseReason = (
  { course, label, months }: CourseCondition,
  passed: readonly PassedCourse[],
  day: string,
): readonly IneligibilityReason[] => {
  const own = passed.filter(one => one.course === course && one.on <= day)
  if (own.some(one => passCounts(one, months, day))) return []
  const last = own.reduce<string | undefined>(
    (newest, { on }) => (newest !== undefined && newest > on ? newest : on),
    undefined,
  )
  return last === undefined
    ? [{ code: 'course-not-passed', zh: `培训未通过：${label.zh}`, en: `Course not passed: ${label.en}` }]
    : [
        {
          code: 'course-expired',
          zh: `培训已过有效期：${label.zh}（${last}通过）`,
          en: `Course no longer counts: ${label.en} (passed on ${last})`,
        },
      ]
}

/**
 * Why an inspector may not be drawn on a day; nothing if they may.
 * Being in establishment and in post is always asked for; certificate, account and courses (八.3) only where the rule
 * set makes them conditions. Whoever may be drawn is also in post, never the other way round.
 */
export const eligibility = (
  standing: InspectorStanding,
  day: string,
  conditions?: Omit<Conditions, 'clause'> | undefined,
): readonly IneligibilityReason[] => {
  const { inEstablishment, post, leaves, passed, hasAccount } = standing
  return [
    ...(inEstablishment
      ? []
      : [{ code: 'not-in-establishment', zh: '不在编', en: 'Not in establishment' } as const]),
    ...(post === 'in-post' ? [] : [{ code: 'not-in-post', ...outOfPost[post] } as const]),
    ...leaveOn(leaves, day),
    ...(conditions?.certificate ? certificateReasons(standing, day) : []),
    ...(conditions?.courses ?? []).flatMap(course => courseReason(course, passed, day)),
    ...(conditions?.account && !hasAccount
      ? [{ code: 'no-account', zh: '未开通账号', en: 'Has no account' } as const]
      : []),
  ]
}
