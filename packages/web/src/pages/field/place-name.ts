import { recordParts } from '../../api/types.ts'
import type { TextKey, Translate } from '../../texts/sentence.ts'

const places = {
  identityShown: 'record.identityShown',
  avoidanceTold: 'record.avoidanceTold',
  receivedBy: 'record.receivedBy',
  receivedByPost: 'record.receivedByPost',
  arrivedAt: 'record.arrivedAt',
  leftAt: 'record.leftAt',
  leftBeforeArrived: 'record.leftBeforeArrived',
  position: 'record.position',
  summary: 'record.summary',
  violation: 'record.violation',
  demands: 'record.demands',
  demandsDueOn: 'record.demandsDueOn',
  receiverSignature: 'record.receiverSignature',
  inspectorSignatures: 'record.inspectorSignatures',
} as const satisfies Readonly<Record<string, TextKey>>

/** A place of the record in the words of its form: `parts.permit.facts`, `facts.permit` or a field's name. */
export const placeName = (path: string, t: Translate): string => {
  if (Object.hasOwn(places, path)) return t(places[path as keyof typeof places])
  const words = path.split('.')
  const part = recordParts.find(each => words.includes(each))
  if (!part) return path
  return `${t(`part.${part}`)} · ${t(words.includes('facts') ? 'record.facts' : 'record.finding')}`
}
