/** Kinds of public random sources, by how their rounds are named and their values entered. */
export type BeaconKind = 'numbers' | 'lottery' | 'drand' | 'nist'

/** The kind of a source by its id, such as `cwl/ssq`. */
export const beaconKind = (source: string): BeaconKind => {
  if (source.startsWith('drand/')) return 'drand'
  if (source.startsWith('nist/')) return 'nist'
  return source === 'numbers/witnessed' ? 'numbers' : 'lottery'
}
