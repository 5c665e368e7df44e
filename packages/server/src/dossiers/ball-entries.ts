import type { BallReason } from '@mingqian/rules'
import type { DossierEntry } from './entries.ts'

type FactualEntry = Pick<DossierEntry, 'id' | 'kind' | 'day' | 'until' | 'data'>

const inForce = ({ day, until }: FactualEntry, today: string): boolean =>
  day !== null && day <= today && (until === null || until > today)

/**
 * The entries of a dossier that a reason for balls comes from.
 * @param entries of one facility, in the order of their days, as `factsFrom` takes them
 * @param today the ISO day for which the reason was found
 */
export const entriesBehind = <E extends FactualEntry>(
  { fact, days }: BallReason['from'],
  entries: readonly E[],
  today: string,
): readonly E[] => {
  switch (fact) {
    case 'complaints':
      return entries.filter(
        entry =>
          entry.kind === 'complaint' &&
          entry.data.finding !== 'unfounded' &&
          entry.day !== null &&
          days.includes(entry.day),
      )
    case 'serious-violation':
      return entries.filter(
        entry =>
          entry.kind === 'violation' &&
          entry.data.serious === true &&
          entry.day !== null &&
          days.includes(entry.day),
      )
    case 'risk-grade':
      return entries.filter(entry => entry.kind === 'risk' && inForce(entry, today)).slice(-1)
    case 'late-rectification':
      return entries.filter(({ kind, day, data }) => {
        if (kind !== 'rectification' || day === null || day > today || !days.includes(String(data.dueOn)))
          return false
        const done = typeof data.doneOn === 'string' && data.doneOn <= today ? data.doneOn : today
        return done > String(data.dueOn)
      })
    default:
      return fact satisfies never
  }
}
