/**
 * What the server sends and takes, as the HTTP contract has it. Days are `YYYY-MM-DD` in Shanghai,
 * instants ISO 8601 in UTC.
 */

export type Text = { readonly zh: string; readonly en: string }
export type Lang = 'zh' | 'en'
export type Day = string
export type Instant = string
export type Role = 'director' | 'office' | 'inspector' | 'auditor' | 'sysadmin'

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null; readonly total: number }

export type SignedInUser = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly inspectorId: string | null
}

export type DemoAccount = { username: string; password: string; name: string; role: Role }

export type Session = {
  readonly user: SignedInUser | null
  readonly bureau: { code: string; name: string } | null
  readonly demo: boolean
  readonly setupNeeded: boolean
  readonly now: Instant
  readonly rehearsalClock: boolean
  readonly demoAccounts?: readonly DemoAccount[]
}

export type Person = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly inspectorId: string | null
  readonly disabled: boolean
  readonly createdAt: Instant
}

export type BallReason = { id: string; balls: number; zh: string; en: string }
export type FacilityClass = 'key' | 'general'
export type ExclusionStatus = 'suspended' | 'closed' | 'moved' | 'deregistered'

export type Facility = {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly class: FacilityClass
  readonly division: string | null
  readonly area: string | null
  readonly address: string
  readonly industry: string | null
  readonly permit: string | null
  readonly keyKinds: string | readonly string[] | null
  readonly state: 'active' | 'excluded'
  readonly exclusion: null | { status: ExclusionStatus; since: Day | null; reason: string | null }
  readonly lastVisitedOn: Day | null
  readonly balls: number
  readonly ballReasons: readonly BallReason[]
  readonly contact: string | null
  readonly phone: string | null
  readonly remark: string | null
  readonly complaints: number | null
  readonly seriousViolationOn: Day | null
  readonly riskGrade: string | null
  readonly longitude: number | null
  readonly latitude: number | null
}

export type Inspector = {
  readonly id: string
  readonly name: string
  readonly certificate: string
  readonly unit: string | null
  readonly post: 'in-post' | 'on-leave' | 'left'
  readonly tags: readonly string[]
  readonly areas: readonly string[]
  readonly avoid: readonly string[]
  readonly phone: string | null
  readonly username: string | null
}

export type RegistryKind = 'facilities' | 'inspectors'

export type ImportFinding = {
  readonly row: number
  readonly column: string
  readonly value: string | number | null
  readonly problem: string
  readonly message: Text
  readonly expected: Text | null
}

export type ImportReport = {
  readonly digest: string
  readonly fileName: string
  readonly kind: RegistryKind
  readonly rows: number
  readonly good: number
  readonly bad: readonly ImportFinding[]
  readonly ignoredColumns: readonly string[]
  readonly warnings: readonly Text[]
  readonly sample: readonly { row: number; value: Readonly<Record<string, unknown>> }[]
}

export type ImportResult = { imported: number; rejected: number; logIndex: number | null }

export type Plan = {
  readonly year: number
  readonly state: 'draft' | 'approved'
  readonly quotas: readonly { period: string; class: string; quota: number }[]
  readonly total: number
  readonly facilities: { key: number; general: number }
  readonly inspectorsInPost: number
  readonly deadline: Day
  readonly workingDaysLeft: number
  readonly createdAt: Instant
  readonly createdBy: string | null
  readonly approvedAt: Instant | null
  readonly approvedBy: string | null
  readonly logIndex: number | null
}

export type DrawState = 'frozen' | 'committed' | 'sealed' | 'opened'
export type BeaconSource = 'numbers/witnessed' | 'drand/quicknet'

export type DrawQuota = {
  readonly class: string
  readonly stratum: string
  readonly size: number
  readonly quota: number
  readonly clause: string
  readonly explanation: Text
  readonly warning: Text | null
}

export type Unstaffable = { facilityId: string; name: string; role: string; reason: Text }

export type Draw = {
  readonly id: string
  readonly title: Text
  readonly period: string
  readonly periodTitle: Text
  readonly state: DrawState
  readonly createdAt: Instant
  readonly createdBy: string
  readonly window: { from: Day; to: Day }
  readonly outsideWindowReason: string | null
  readonly pool: {
    root: string
    facilities: number
    facilitiesOut: number
    inspectors: number
    inspectorsOut: number
    byStratum: readonly { stratum: string; size: number }[]
  }
  readonly quotas: readonly DrawQuota[]
  readonly unstaffable: readonly Unstaffable[]
  readonly suite: string
  readonly rules: { id: string; hash: string }
  readonly commitment: Readonly<Record<string, unknown>> | null
  readonly commitmentHash: string | null
  readonly committedAt: Instant | null
  readonly committedBy: string | null
  readonly commitmentLogIndex: number | null
  readonly witness: null | { name: string; commitment: string }
  readonly beacon: null | { source: BeaconSource; round: string; value: string | null }
  readonly sealedAt: Instant | null
  readonly root: string | null
  readonly lots: number | null
  readonly sealedLogIndex: number | null
  readonly progress: null | { opened: number; recorded: number; published: number; lots: number }
  readonly openedAt: Instant | null
  readonly openedLogIndex: number | null
  readonly mayOpenFrom: Day | null
}

export type DrawPeriod = {
  readonly period: string
  readonly title: Text
  readonly range: { from: Day; to: Day }
  readonly window: { from: Day; to: Day; provisional: boolean }
  readonly windowState: 'before' | 'open' | 'after'
  readonly workingDaysLeft: number
  readonly drawId: string | null
}

export type PoolFacilityIn = {
  id: string
  name: string
  stratum: string
  area: string | null
  balls: number
  ballReasons: readonly BallReason[]
}
export type PoolFacilityOut = { id: string; name: string; reason: Text; since: Day | null }
export type PoolInspectorIn = {
  id: string
  name: string
  tags: readonly string[]
  areas: readonly string[]
  avoid: number
  load: number
}
export type PoolInspectorOut = { id: string; name: string; reason: Text }

export type DrawPool = {
  readonly facilities: readonly PoolFacilityIn[]
  readonly facilitiesOut: readonly PoolFacilityOut[]
  readonly inspectors: readonly PoolInspectorIn[]
  readonly inspectorsOut: readonly PoolInspectorOut[]
}

export type DrawLot = {
  readonly index: number
  readonly state: 'sealed' | 'opened' | 'recorded' | 'published'
  readonly dispatchOn: Day
  readonly openedAt: Instant | null
  readonly facility: null | { id: string; name: string }
  readonly stratum: string | null
}

export type SealedLot = {
  readonly index: number
  readonly facility: { id: string; name: string; address: string }
  readonly team: readonly { role: string; roleTitle?: Text; inspector: { id: string; name: string } }[]
  readonly dispatchOn: Day
}

export type TeamMember = { role: string; roleTitle: Text; name: string; certificate: string }

export type VisitedFacility = {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly creditCode: string
  readonly area: string | null
  readonly class: FacilityClass
  readonly contact: string | null
  readonly phone: string | null
}

export type MyLot = {
  readonly drawId: string
  readonly index: number
  readonly drawTitle: Text
  readonly role: string
  readonly roleTitle: Text
  readonly facility: VisitedFacility
  readonly team: readonly TeamMember[]
  readonly dispatchOn: Day
  readonly periodEnds: Day
  readonly state: 'dispatched' | 'opened' | 'draft' | 'signed' | 'published'
  readonly openedAt: Instant | null
  readonly recordDueOn: Day | null
  readonly workingDaysLeft: number | null
  readonly leafHash: string | null
}

/** The five parts every record must have (work plan 四), in the order of the paper form. */
export const recordParts = ['facilities', 'discharge', 'eia', 'threeSimultaneities', 'permit'] as const
export type RecordPart = (typeof recordParts)[number]
export type Finding = 'normal' | 'abnormal' | 'not-applicable'

export type RecordBody = {
  readonly identityShown: boolean
  readonly avoidanceTold: boolean
  readonly receivedBy: string
  readonly receivedByPost: string
  readonly arrivedAt: Instant | null
  readonly leftAt: Instant | null
  readonly position: null | { longitude: number; latitude: number; accuracy: number }
  readonly parts: { readonly [P in RecordPart]: { finding: Finding | null; facts: string } }
  readonly summary: string
  readonly violation: boolean
  readonly demands: string
  readonly receiverSignature: { kind: 'signed'; name: string } | { kind: 'refused'; note: string } | null
  readonly inspectorSignatures: readonly string[]
}

export type RecordPhoto = {
  readonly id: string
  readonly part: string | null
  readonly caption: string | null
  readonly takenAt: Instant | null
  readonly url: string
}

export type VisitRecord = {
  readonly drawId: string
  readonly index: number
  readonly facility: VisitedFacility
  readonly team: readonly TeamMember[]
  readonly state: 'none' | 'draft' | 'signed' | 'published'
  readonly revision: number
  readonly body: RecordBody
  readonly photos: readonly RecordPhoto[]
  readonly openedAt: Instant | null
  readonly dueOn: Day | null
  readonly workingDaysLeft: number | null
  readonly signedAt: Instant | null
  readonly signedBy: string | null
  readonly publishedAt: Instant | null
}

export type VisitState = 'opened' | 'signed' | 'published'

export type Visit = {
  readonly drawId: string
  readonly index: number
  readonly facility: { id: string; name: string }
  readonly team: readonly string[]
  readonly openedAt: Instant
  readonly recordDueOn: Day | null
  readonly workingDaysLeft: number | null
  readonly state: VisitState
  readonly signedAt: Instant | null
  readonly publishDueOn: Day | null
  readonly violation: boolean | null
}

export type AccessRecord = {
  readonly id: string
  readonly at: Instant
  readonly person: { id: string; name: string; role: Role }
  readonly action: 'view-list' | 'view-lot' | 'open-lot'
  readonly drawId: string
  readonly index: number | null
  readonly reason: string | null
  readonly from: string | null
}
