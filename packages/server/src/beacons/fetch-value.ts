import { Problem } from '../platform/problems.ts'
import type { BeaconSource, ReadValue } from './source.ts'

const patience = 8_000
const longest = 20_000

/**
 * Fetches the value of a round from where its source publishes it. A closed network has no way there: the value is
 * then pasted by hand.
 * @param from `fetch`, or what stands in for it where there is no network
 * @throws Problem beacon-unreachable
 */
export const fetchValue = async (
  source: BeaconSource,
  round: string,
  from: typeof fetch = fetch,
): Promise<ReadValue> => {
  const address = source.address?.(round)
  if (!address) throw new Problem('beacon-unreachable')
  try {
    const answer = await from(address, { signal: AbortSignal.timeout(patience), redirect: 'error' })
    if (!answer.ok) throw new Problem('beacon-unreachable')
    return source.read((await answer.text()).slice(0, longest), round)
  } catch {
    throw new Problem('beacon-unreachable')
  }
}
