import { shanghaiDay } from '@mingqian/rules'
import { type RecordPart, recordParts, type StoredRecord } from '../inspections/index.ts'
import type { Text } from '../platform/text.ts'

type PublishedPart = {
  readonly finding: 'normal' | 'abnormal' | 'not-applicable' | null
  readonly facts: string
}

/**
 * What the public is told of a visit. No phone, no name of whoever received the inspectors, no position and no photos:
 * they are personal data, or the firm's own affair.
 */
export type ResultContent = {
  readonly draw: string
  readonly lot: number
  /** Root of the sealed list, and hash of this lot in it. */
  readonly root: string
  readonly leaf: string
  readonly facility: {
    readonly name: string
    readonly creditCode: string
    readonly class: string
    readonly address: string
  }
  readonly visitedOn: string
  readonly team: readonly { readonly role: Text; readonly name: string }[]
  readonly parts: Readonly<Record<RecordPart, PublishedPart>>
  readonly summary: string
  readonly violation: boolean
  readonly demands: string
  /** ISO day by which what is demanded has to be done, where the demands name one. */
  readonly demandsDueOn?: string
}

/** @param root root of the sealed list that the lot was drawn in */
export const resultContent = (record: StoredRecord, root: string): ResultContent => {
  const { facility, team, body } = record
  return {
    draw: record.drawId,
    lot: record.index,
    root,
    leaf: record.leafHash,
    facility: {
      name: facility.name,
      creditCode: facility.creditCode,
      class: facility.class,
      address: facility.address,
    },
    visitedOn: shanghaiDay(record.openedAt),
    team: team.map(member => ({ role: member.roleTitle, name: member.name })),
    parts: Object.fromEntries(
      recordParts.map(part => [part, { finding: body.parts[part].finding, facts: body.parts[part].facts }]),
    ) as Record<RecordPart, PublishedPart>,
    summary: body.summary,
    violation: body.violation,
    demands: body.demands,
    ...(body.demandsDueOn ? { demandsDueOn: body.demandsDueOn } : {}),
  }
}
