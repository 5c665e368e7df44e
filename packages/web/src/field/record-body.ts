import type { RecordBody, RecordPart } from '../api/types.ts'
import { recordParts } from '../api/types.ts'
import { dayOf } from '../time/moments.ts'

const emptyPart = { finding: null, facts: '' }

/** A record nobody has written in yet. */
export const emptyRecordBody: RecordBody = {
  identityShown: false,
  avoidanceTold: false,
  receivedBy: '',
  receivedByPost: '',
  arrivedAt: null,
  leftAt: null,
  position: null,
  parts: {
    facilities: emptyPart,
    discharge: emptyPart,
    eia: emptyPart,
    threeSimultaneities: emptyPart,
    permit: emptyPart,
  },
  summary: '',
  violation: false,
  demands: '',
  demandsDueOn: null,
  receiverSignature: null,
  inspectorSignatures: [],
}

/** What a record still lacks before it may be signed, named by the place in the form where it is filled. */
export type MissingPiece =
  | 'identityShown'
  | 'avoidanceTold'
  | 'receivedBy'
  | 'arrivedAt'
  | 'leftAt'
  | 'leftBeforeArrived'
  | `finding.${RecordPart}`
  | `facts.${RecordPart}`
  | 'summary'
  | 'demands'
  | 'demandsDueOn'
  | 'receiverSignature'
  | 'inspectorSignatures'

/**
 * The pieces that are still missing, in the order of the form. The server has the last word; this list lets
 * the person see it before asking.
 * @param team names of the inspectors of this lot, all of whom sign
 */
export const missingPieces = (body: RecordBody, team: readonly string[]): readonly MissingPiece[] => {
  const missing: MissingPiece[] = []
  if (!body.identityShown) missing.push('identityShown')
  if (!body.avoidanceTold) missing.push('avoidanceTold')
  if (body.receivedBy.trim() === '') missing.push('receivedBy')
  if (!body.arrivedAt) missing.push('arrivedAt')
  if (!body.leftAt) missing.push('leftAt')
  if (body.arrivedAt && body.leftAt && Date.parse(body.leftAt) <= Date.parse(body.arrivedAt))
    missing.push('leftBeforeArrived')
  for (const part of recordParts) {
    const { finding, facts } = body.parts[part]
    if (!finding) missing.push(`finding.${part}`)
    // A finding of "abnormal" without facts could not be dealt with, or defended, later.
    if (finding === 'abnormal' && facts.trim() === '') missing.push(`facts.${part}`)
  }
  if (body.summary.trim() === '') missing.push('summary')
  if (body.violation && body.demands.trim() === '') missing.push('demands')
  const due = body.demandsDueOn
  if (due && (body.demands.trim() === '' || (body.arrivedAt && due < dayOf(body.arrivedAt))))
    missing.push('demandsDueOn')
  const signature = body.receiverSignature
  if (!signature || (signature.kind === 'signed' ? signature.name : signature.note).trim() === '')
    missing.push('receiverSignature')
  if (team.some(name => !body.inspectorSignatures.includes(name))) missing.push('inspectorSignatures')
  return missing
}
