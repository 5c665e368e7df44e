const leastNumbers = 6

/**
 * Whether a typed random value has its source's form: at least six numbers of one or two digits with any
 * separators, or 64 hex digits. The server decides; this only spares a round trip.
 */
export const isBeaconValue = (source: string, value: string): boolean => {
  const plain = value.normalize('NFKC').trim()
  if (source === 'drand/quicknet') return /^[0-9a-f]{64}$/i.test(plain)
  const numbers = plain.match(/[0-9]+/g) ?? []
  return numbers.length >= leastNumbers && /^[0-9]{1,2}([\s,、+/-]+[0-9]{1,2})*$/.test(plain)
}
