/** Characters of a unified social credit code: digits and capitals without I, O, S, V, Z (GB 32100-2015, 5.1). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Weight of each of the first 17 places: 3^(i−1) mod 31 (GB 32100-2015, 5.3). */
const weights = Array.from({ length: 17 }, (_, place) => {
  let weight = 1
  for (let i = 0; i < place; i++) weight = (weight * 3) % 31
  return weight
})

/** The check digit for the first 17 characters, or undefined if one of them is outside the alphabet. */
export const creditCodeCheckDigit = (first17: string): string | undefined => {
  if (first17.length !== 17) return undefined
  let sum = 0
  for (let place = 0; place < 17; place++) {
    const value = alphabet.indexOf(first17.charAt(place))
    if (value < 0) return undefined
    sum += value * (weights[place] ?? 0)
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Shape of a credit code: authority and category, six digits of division, organisation code, check digit. */
export const hasCreditCodeShape = (code: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)

/** Whether a code is a well-formed unified social credit code with the right check digit (GB 32100-2015). */
export const isCreditCode = (code: string): boolean =>
  hasCreditCodeShape(code) && creditCodeCheckDigit(code.slice(0, 17)) === code.charAt(17)
