export type Fraction = { readonly num: number; readonly den: number }

const reduced = (num: number, den: number): Fraction => {
  let [a, b] = [num, den]
  while (b > 0) [a, b] = [b, a % b]
  return a > 1 ? { num: num / a, den: den / a } : { num, den }
}

/** A share as people write it: a percentage where four decimals say it exactly, else the fraction. */
export const shareText = ({ num, den }: Fraction): string =>
  den > 0 && (num * 1_000_000) % den === 0 ? `${(num * 1_000_000) / den / 10_000}%` : `${num}/${den}`

/** Reads `25%`, `12.5 %`, `25` or `1/3`, also with full-width digits; null for anything else. */
export const readShare = (written: string): Fraction | null => {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '')
  const fraction = /^(\d{1,6})\/(\d{1,6})$/.exec(text)
  if (fraction) {
    const [num, den] = [Number(fraction[1]), Number(fraction[2])]
    return den > 0 ? reduced(num, den) : null
  }
  const percent = /^(\d{1,3})(?:\.(\d{1,4}))?%?$/.exec(text)
  if (!percent) return null
  const decimals = percent[2] ?? ''
  return reduced(Number(`${percent[1]}${decimals}`), 100 * 10 ** decimals.length)
}
