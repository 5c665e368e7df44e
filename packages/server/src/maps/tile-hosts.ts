/** The hosts that a browser may fetch map tiles from, for the content security policy: those configured and no other. */
export const tileHosts = (tiles: readonly string[]): readonly string[] => [
  ...new Set(tiles.map(address => new URL(address.replace(/\{[a-z]\}/g, '0')).origin)),
]
