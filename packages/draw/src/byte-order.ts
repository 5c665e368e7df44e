/**
 * Orders texts by their UTF-8 bytes (protocol §1), without encoding them.
 * JavaScript compares UTF-16 units, which differs only where a surrogate (a character beyond U+FFFF) meets a unit
 * from U+E000 on: in UTF-8 the character beyond U+FFFF is the greater one.
 */
export const compareUtf8 = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const beyondX = x >= 0xd800 && x <= 0xdfff
    const beyondY = y >= 0xd800 && y <= 0xdfff
    return beyondX === beyondY ? x - y : beyondX ? 1 : -1
  }
  return a.length - b.length
}
