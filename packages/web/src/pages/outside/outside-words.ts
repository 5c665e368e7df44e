import type { OutsideMatter } from '../../api/types.ts'

/** The campaign's name, or the number of the case or petition. */
export const referenceOf = (matter: OutsideMatter): string => {
  switch (matter.kind) {
    case 'campaign':
      return matter.campaign
    case 'case':
    case 'follow-up':
      return matter.caseNumber
    case 'petition':
      return matter.petitionNumber
  }
}

/** The matter of a kind that goes by such a name or number. */
export const matterOf = (kind: OutsideMatter['kind'], reference: string): OutsideMatter => {
  switch (kind) {
    case 'campaign':
      return { kind, campaign: reference }
    case 'case':
    case 'follow-up':
      return { kind, caseNumber: reference }
    case 'petition':
      return { kind, petitionNumber: reference }
  }
}
