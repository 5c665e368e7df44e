import { differences } from '../changes/index.ts'
import { classUnder, type KeyClass } from '../directory/index.ts'
import type { EntryKindId } from '../dossiers/index.ts'
import type { Exclusion } from '../exclusions/index.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { type FacilityImport, facilityKey } from '../registry/import/index.ts'
import { type FacilityRow, formerNamesAfter, sealPhone, unsealPhone } from '../registry/index.ts'
import { databaseRecord } from './database-form.ts'
import type { ImportOptions } from './import.ts'
import type { Child, Outcome } from './staged-row.ts'

/** Who imports what, when, for what is made on the way. */
export type Importer = {
  readonly platform: Platform
  readonly bureau: string
  readonly at: Date
  readonly by: { readonly id: string; readonly name: string }
  readonly today: string
  readonly options: ImportOptions
  /** Who is a key facility where an edition of the directory is in force: no list makes or unmakes one. */
  readonly keyClass: KeyClass | null
}

/** What else is on record about a facility in the register. */
export type OnRecord = {
  readonly riskGrade: string | undefined
  /** An exclusion in force, or one that waits for approval. */
  readonly exclusion: Exclusion | { readonly id: string } | null
}

const nothingOnRecord: OnRecord = { riskGrade: undefined, exclusion: null }

const riskEntry = (importer: Importer, facilityId: string, grade: string): Child => ({
  kind: 'entry',
  record: databaseRecord({
    bureau: importer.bureau,
    id: freshId(importer.platform.randomness),
    facilityId,
    kind: 'risk' satisfies EntryKindId,
    key: null,
    day: importer.today,
    until: null,
    data: { grade, assessedOn: importer.today, basis: '导入的污染源名录' },
    createdAt: importer.at,
  }),
})

const exclusionRequest = (importer: Importer, facilityId: string, value: FacilityImport): Child => ({
  kind: 'exclusion',
  record: databaseRecord({
    bureau: importer.bureau,
    id: freshId(importer.platform.randomness),
    facilityId,
    reason: value.operation,
    since: value.stoppedOn ?? importer.today,
    until: null,
    evidence: value.stoppedEvidence ?? '',
    documentId: null,
    requestedAt: importer.at,
    requestedById: importer.by.id,
    requestedBy: importer.by.name,
    decidedAt: null,
    decidedById: null,
    decidedBy: null,
    approved: null,
    decisionNote: '',
    returnNote: '',
  }),
})

/** Entries and exclusions that a row brings along: only what is not on record already. */
const childrenOf = (
  importer: Importer,
  facilityId: string,
  value: FacilityImport,
  { riskGrade, exclusion }: OnRecord,
): readonly Child[] => [
  ...(value.riskGrade && value.riskGrade !== riskGrade
    ? [riskEntry(importer, facilityId, value.riskGrade)]
    : []),
  ...(value.operation !== 'operating' && !exclusion ? [exclusionRequest(importer, facilityId, value)] : []),
]

/** Class and media as the file states them, or as the directory decides where one is in force. */
const classOf = (
  { keyClass }: Importer,
  id: string | null,
  stated: { readonly class: string; readonly keyKinds: readonly string[] },
): { readonly class: string; readonly keyKinds: readonly string[] } => {
  if (!keyClass) return stated
  const { class: name, keyKinds } = classUnder(keyClass, id, stated.class)
  return { class: name, keyKinds }
}

/** A facility that is not in the register yet. */
export const newFacility = (importer: Importer, id: string, value: FacilityImport): Outcome => {
  const { code: _code, phone, riskGrade: _risk, stoppedOn: _on, stoppedEvidence: _evidence, ...facts } = value
  const classed = classOf(importer, null, facts)
  const row: Omit<FacilityRow, 'revision'> = {
    legalPerson: '',
    area: '',
    industry: '',
    permit: '',
    contact: '',
    remark: '',
    lastVisitedOn: null,
    longitude: null,
    latitude: null,
    ...definedOnly(facts),
    name: facts.name,
    creditCode: facts.creditCode,
    class: classed.class,
    division: facts.division,
    address: facts.address,
    operation: facts.operation,
    formerNames: [...facts.formerNames],
    keyKinds: [...classed.keyKinds],
    bureau: importer.bureau,
    id,
    legalPersonIdSealed: null,
    phoneSealed: sealPhone(importer.platform.vault, { kind: 'facility', bureau: importer.bureau, id }, phone),
    profile: {},
    extra: {},
    site: facilityKey(value),
    createdAt: importer.at,
  }
  return {
    effect: 'create',
    subjectId: id,
    facilityId: id,
    record: databaseRecord(row),
    before: null,
    after: null,
    children: childrenOf(importer, id, value, nothingOnRecord),
  }
}

const definedOnly = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never

/** Columns of a facility that a list says, and what they are when it says that there is nothing. */
const cleared = {
  formerNames: [],
  legalPerson: '',
  area: '',
  industry: '',
  permit: '',
  keyKinds: [],
  longitude: null,
  latitude: null,
  contact: '',
  remark: '',
} as const satisfies Partial<FacilityRow>

const always = ['name', 'creditCode', 'class', 'division', 'address', 'operation'] as const

/**
 * What a row makes of a facility in the register: only what the file says is changed, and a visit is never moved
 * backwards.
 * @param given fields that the row fills  @param blank fields that the file has and the row leaves empty
 */
export const changedFacility = (
  importer: Importer,
  row: FacilityRow,
  {
    value,
    given,
    blank,
  }: { readonly value: FacilityImport; readonly given: readonly string[]; readonly blank: readonly string[] },
  onRecord: OnRecord,
): Outcome => {
  const { options, platform, bureau } = importer
  const next: Record<string, unknown> = { ...row }
  if (options.existing === 'update') {
    const says = new Set(given)
    for (const field of always) if (says.has(field)) next[field] = value[field]
    for (const [field, nothing] of Object.entries(cleared)) {
      if (says.has(field)) next[field] = value[field as keyof typeof cleared]
      else if (options.blanks === 'clear' && blank.includes(field)) next[field] = nothing
    }
    if (importer.keyClass)
      Object.assign(next, classOf(importer, row.id, next as Pick<FacilityRow, 'class' | 'keyKinds'>))
    if (value.lastVisitedOn && value.lastVisitedOn > (row.lastVisitedOn ?? ''))
      next.lastVisitedOn = value.lastVisitedOn
    const owner = { kind: 'facility', bureau, id: row.id } as const
    if (value.phone && value.phone !== unsealPhone(platform.vault, owner, row.phoneSealed))
      next.phoneSealed = sealPhone(platform.vault, owner, value.phone)
    else if (options.blanks === 'clear' && blank.includes('phone')) next.phoneSealed = null
    next.formerNames = formerNamesAfter(
      { name: row.name, formerNames: next.formerNames as readonly string[] },
      next.name as string,
    )
    next.site = facilityKey(next as FacilityRow)
  }
  const changed = differences(row, next)
  return {
    effect: changed ? 'change' : 'none',
    subjectId: row.id,
    facilityId: row.id,
    record:
      changed &&
      databaseRecord(Object.fromEntries(Object.keys(changed.after).map(field => [field, next[field]]))),
    before: changed?.before ?? null,
    after: changed?.after ?? null,
    children: options.existing === 'update' ? childrenOf(importer, row.id, value, onRecord) : [],
  }
}
