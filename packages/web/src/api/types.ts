import type { InferRequestType, InferResponseType } from 'hono/client'
import type { api } from './client.ts'

/**
 * What the server answers, by the types of its own routes. Days are `YYYY-MM-DD` in Shanghai, instants
 * ISO 8601 in UTC.
 */

type Routes = typeof api
type Answer<Call> = InferResponseType<Call, 200>

export type Text = { readonly zh: string; readonly en: string }
export type Lang = keyof Text
export type Day = string
export type Instant = string
export type Page<T> = {
  readonly items: readonly T[]
  readonly next: string | null
  readonly total: number
  /** There are more than `total`. */
  readonly totalIsLeast?: boolean | undefined
}

export type Session = Answer<Routes['session']['$get']>
export type SignedInUser = NonNullable<Session['user']>
export type Role = SignedInUser['role']
export type Person = Answer<Routes['people']['$get']>['items'][number]

export type Facility = Answer<Routes['facilities']['$get']>['items'][number]
type FacilityQuery = NonNullable<InferRequestType<Routes['facilities']['$get']>['query']>
/** What the register can be ordered by. */
export const facilitySorts = [
  'code',
  'name',
  'creditCode',
  'class',
  'area',
  'industry',
  'visited',
] as const satisfies readonly NonNullable<FacilityQuery['sort']>[]
export type FacilitySort = (typeof facilitySorts)[number]
export const operations = [
  'operating',
  'suspended',
  'closed',
  'moved',
  'bankrupt',
  'deregistered',
] as const satisfies readonly Facility['operation'][]
export const riskGrades = ['major', 'considerable', 'ordinary'] as const satisfies readonly NonNullable<
  Facility['riskGrade']
>[]
export type BallReason = Facility['ballReasons'][number]
/** A facility with all that its dossier's first page shows. */
export type EditableFacility = Answer<Routes['facilities'][':id']['$get']>
/** A facility as its dossier shows it, to the office and to a team in the field. */
export type FacilityProfile = Omit<EditableFacility, 'classDecidedBy'>
export type FacilityEdit = InferRequestType<Routes['facilities'][':id']['$patch']>['json']
/** What dossiers are made of: kinds of entries, fields of the profile, kinds of documents. */
export type DossierCatalogue = Answer<Routes['dossier-kinds']['$get']>
export type DossierKind = DossierCatalogue['items'][number]
export type DossierField = DossierKind['fields'][number]
export type DossierEntry = Answer<Routes['dossier-entries'][':id']['$get']>
export type EntryKindId = DossierEntry['kind']
export type DossierDocument = Answer<Routes['facilities'][':id']['documents']['$get']>['items'][number]
export type DocumentKind = DossierDocument['kind']
export type Happening = Answer<Routes['facilities'][':id']['timeline']['$get']>['items'][number]
export type HappeningKind = Happening['kind']
export const happeningKinds = [
  'draw',
  'visit',
  'outside-visit',
  'enforcement',
  'file',
  'directory',
  'exclusion',
  'document',
  'change',
] as const satisfies readonly HappeningKind[]
/** Whose personal numbers are sealed. */
export type PersonalDataOwner = NonNullable<AccessRecord['subject']>['kind']
export type Inspector = Answer<Routes['inspectors']['$get']>['items'][number]

export type Import = Answer<Routes['imports'][':id']['$get']>
export type ImportKind = Import['kind']
export type FileKind = Exclude<ImportKind, 'bulk'>
export type ImportOptions = Import['options']
export type ImportMapping = Import['mapping']
export type ImportedRow = Answer<Routes['imports'][':id']['rows']['$get']>['items'][number]
export type Verdict = ImportedRow['verdict']
export type ImportFinding = ImportedRow['findings'][number]
export type ImportDecision = InferRequestType<Routes['imports'][':id']['decisions']['$post']>['json']
export type MissingFacility = Answer<Routes['imports'][':id']['missing']['$get']>['items'][number]
export type MissingExclusions = InferRequestType<
  Routes['imports'][':id']['missing']['exclusions']['$post']
>['json']
export type Dependant = Answer<Routes['imports'][':id']['dependants']['$get']>['items'][number]
export type KindOfList = Answer<Routes['import-kinds']['$get']>['items'][number]

type OneInspector = Routes['inspectors'][':id']
export type InspectorDetail = Answer<OneInspector['$get']>
export type InspectorLeave = InspectorDetail['leaves'][number]
export type InspectorConflict = InspectorDetail['conflicts'][number]
export type InspectorInput = InferRequestType<OneInspector['$put']>['json']['inspector']
export type LeaveInput = InferRequestType<OneInspector['leaves']['$post']>['json']
export type NewConflictInput = InferRequestType<OneInspector['conflicts']['$post']>['json']
export type ConflictInput = InferRequestType<OneInspector['conflicts'][':item']['$put']>['json']['conflict']
export type RegisterChange = Answer<OneInspector['changes']['$get']>['items'][number]
export type TrainingRecord = Answer<OneInspector['training']['$get']>['items'][number]

export const posts = [
  'in-post',
  'on-leave',
  'seconded',
  'left',
] as const satisfies readonly Inspector['post'][]
export const leaveKinds = [
  'leave',
  'long-leave',
  'secondment',
] as const satisfies readonly LeaveInput['kind'][]
export const conflictKinds = [
  'declared',
  'former-employer',
  'other',
] as const satisfies readonly ConflictInput['kind'][]

export type Course = Answer<Routes['courses']['$get']>['items'][number]
export type CourseWithRoster = Answer<Routes['courses'][':id']['$get']>
export type RosterLine = CourseWithRoster['roster'][number]
export type CourseInput = InferRequestType<Routes['courses']['$post']>['json']
type RosterImport = Routes['courses'][':id']['roster-import']
export type RosterReport = Answer<RosterImport['preview']['$post']>
export type RosterResult = InferResponseType<RosterImport['$post'], 201>
export type AttendanceInput = InferRequestType<
  Routes['courses'][':id']['roster'][':inspector']['$put']
>['json']

export type Plan = Answer<Routes['plans']['$get']>['items'][number]
/** A plan as it would be; nothing of it is stored. */
export type PlanPreview = Answer<Routes['plans']['preview']['$post']>
export type PlanChoices = Plan['choices']
export type PlanClass = Plan['classes'][number]

export type CalendarYear = Answer<Routes['calendar'][':year']['$get']>
export type CalendarDay = CalendarYear['days'][number]
export type NoticeReading = Answer<Routes['calendar'][':year']['read']['$post']>
export type NoticeEffect = Answer<Routes['calendar'][':year']['preview']['$post']>
/** A notice as it is handed in; the year is that of the page. */
export type NoticeInput = Omit<NonNullable<CalendarYear['notice']>, 'year'>

export type Due = Answer<Routes['deadlines']['$get']>['items'][number]
export type DeadlineKind = Due['kind']
export type Standing = Due['state']
export const deadlineKinds = [
  'plan',
  'filing',
  'key-directory',
  'draw',
  'visits',
  'record',
  'publication',
  'rectification',
] as const satisfies readonly DeadlineKind[]
/** How urgent: past its day, within a week, later. */
export const deadlineStandings = ['overdue', 'soon', 'later'] as const satisfies readonly Standing[]
export type Notice = Answer<Routes['notices']['$get']>['items'][number]
export type FilingInput = InferRequestType<Routes['filings']['$post']>['json']
/** To whom lists and plans are reported. */
export const filingRecipients = [
  'government',
  'city-bureau',
] as const satisfies readonly FilingInput['recipient'][]

export type Draw = Answer<Routes['draws'][':id']['$get']>
export type Unstaffable = Draw['unstaffable'][number]
export type DrawPeriod = Answer<Routes['draws']['periods']['$get']>['items'][number]
export type DrawPool = Answer<Routes['draws'][':id']['pool']['$get']>
export type DrawLot = Answer<Routes['draws'][':id']['lots']['$get']>['items'][number]
export type SealedLot = Answer<Routes['draws'][':id']['sealed-list']['$post']>['lots'][number]

export type AmendmentRequest = Answer<Routes['amendment-requests']['$get']>['items'][number]
export type AmendmentState = AmendmentRequest['state']
export type AmendmentReason = AmendmentRequest['reason']
export type AmendmentOrder = Pick<AmendmentRequest, 'kind' | 'role' | 'reason'> & { evidence: string }
export const amendmentStates = ['waiting', 'approved', 'refused'] as const satisfies readonly AmendmentState[]
/** Why, by what is to be replaced. */
export const amendmentReasonsOf = {
  facility: ['closed', 'moved', 'stopped', 'not-found', 'merged'],
  inspector: ['on-leave', 'ill', 'left', 'conflict'],
} as const satisfies Record<AmendmentRequest['kind'], readonly AmendmentReason[]>
export const amendmentReasons: readonly AmendmentReason[] = [
  ...amendmentReasonsOf.facility,
  ...amendmentReasonsOf.inspector,
]

export type MyLot = Answer<Routes['my']['lots']['$get']>['items'][number]
export type Visit = Answer<Routes['visits']['$get']>['items'][number]
type Lot = Routes['draws'][':id']['lots'][':index']
export type VisitRecord = Answer<Lot['record']['$get']>
export type RecordBody = VisitRecord['body']
export type RecordPhoto = VisitRecord['photos'][number]
export type RecordPart = keyof RecordBody['parts']
export type Finding = NonNullable<RecordBody['parts'][RecordPart]['finding']>

/** The five parts every record must have (work plan 四), in the order of the paper form. */
export const recordParts = [
  'facilities',
  'discharge',
  'eia',
  'threeSimultaneities',
  'permit',
] as const satisfies readonly RecordPart[]

export type OutsideVisit = Answer<Routes['outside-visits']['$get']>['items'][number]
export type OutsideVisitWithTrail = Answer<Routes['outside-visits'][':id']['$get']>
export type OutsideMatter = OutsideVisit['matter']
export type OutsideKind = OutsideMatter['kind']
export type OutsideEntry = InferRequestType<Routes['outside-visits']['$post']>['json']

/** The kinds of visit outside the random regime (work plan 四), in the order the plan names them. */
export const outsideKinds = [
  'campaign',
  'case',
  'follow-up',
  'petition',
] as const satisfies readonly OutsideKind[]

export type Exclusion = Answer<Routes['exclusions']['$get']>['items'][number]
export type ExclusionWithTrail = Answer<Routes['exclusions'][':id']['$get']>
export type ExclusionOrder = InferRequestType<Routes['exclusions']['$post']>['json']
export type ExclusionReason = Exclusion['reason']
export type ExclusionState = Exclusion['state']

/** Why a facility takes no part (work plan 三), in the order they are offered. */
export const exclusionReasons = [
  'suspended',
  'closed',
  'moved',
  'bankrupt',
  'deregistered',
] as const satisfies readonly ExclusionReason[]
export const exclusionStates = [
  'waiting',
  'in-force',
  'coming',
  'over',
  'refused',
  'withdrawn',
] as const satisfies readonly ExclusionState[]

type Statistics = Answer<Routes['statistics'][':year']['$get']>
export type RandomLine = Statistics['random'][number]
export type RegisterLine = Statistics['register'][number]
export type OutsideLine = Statistics['outside'][number]

type Views = Routes['saved-views']
export type SavedView = Answer<Views['$get']>['items'][number]
export type ListName = InferRequestType<Views['$post']>['json']['list']
type Bulk = Routes['facilities']['bulk']
export type BulkOrder = InferRequestType<Bulk['preview']['$post']>['json']
export type BulkPreview = Answer<Bulk['preview']['$post']>
export type FacilityMap = Answer<Routes['facilities']['map']['$get']>

export type AccessRecord = Answer<Routes['access-records']['$get']>['items'][number]

type RuleVersions = Answer<Routes['rules']['versions']['$get']>
export type RuleVersion = RuleVersions['items'][number]
export type RuleSet = RuleVersion['document']
export type RuleDraft = NonNullable<RuleVersions['draft']>
export type RuleCheck = Answer<Routes['rules']['check']['$post']>
export type RuleEffect = NonNullable<RuleCheck['effect']>

type Directory = Answer<Routes['directory']['$get']>
export type DirectoryEdition = Directory['items'][number]
type OneEdition = Routes['directory'][':edition']
export type EditionDetail = Answer<OneEdition['$get']>
export type DirectoryCriteria = EditionDetail['criteria']
export type DirectoryCriterion = DirectoryCriteria['criteria'][number]
export type Candidate = Answer<OneEdition['candidates']['$get']>['items'][number]
export type DirectoryDecision = Candidate['decisions'][number]
export type DirectoryFinding = DirectoryDecision['findings'][number]
export type DirectoryCategory = DirectoryDecision['category']
export type DirectoryDifference = Answer<OneEdition['differences']['$get']>['items'][number]
export type DirectoryStanding = DirectoryDifference['standing']
export type DirectoryEffect = Answer<OneEdition['effect']['$get']>
/** For what a facility is a key one, in the order of the directory. */
export const directoryCategories = [
  'water',
  'groundwater',
  'air',
  'noise',
  'soil',
  'risk',
  'other',
] as const satisfies readonly DirectoryCategory[]
/** Against the edition in force; `open` is listed there and not decided yet. */
export const directoryStandings = [
  'open',
  'new',
  'kept',
  'dropped',
] as const satisfies readonly DirectoryStanding[]
