import { z } from '@hono/zod-openapi'
import type { Text } from '../platform/text.ts'

/** The four kinds of visit outside the random regime (work plan 四), in the order the plan names them. */
export const outsideKinds = ['campaign', 'case', 'follow-up', 'petition'] as const
export type OutsideKind = (typeof outsideKinds)[number]

export const kindTitles: Readonly<Record<OutsideKind, Text>> = {
  campaign: { zh: '专项执法检查', en: 'Special campaign' },
  case: { zh: '环境违法案件查处', en: 'Case investigation' },
  'follow-up': { zh: '环境执法后督察', en: 'Post-enforcement follow-up' },
  petition: { zh: '环境信访案件处理', en: 'Petition handling' },
}

const reference = z.string().trim().min(1).max(100)

/** What a visit outside the regime was for, by what the bureau's own files know it by. */
export const matterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('campaign'), campaign: reference }),
  z.object({ kind: z.literal('case'), caseNumber: reference }),
  /** The case whose orders or penalty are followed up. */
  z.object({ kind: z.literal('follow-up'), caseNumber: reference }),
  z.object({ kind: z.literal('petition'), petitionNumber: reference }),
])
export type Matter = z.infer<typeof matterSchema>

/** The campaign's name, or the number of the case or petition. */
export const referenceOf = (matter: Matter): string => {
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

export const matterOf = (kind: OutsideKind, reference: string): Matter => {
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
