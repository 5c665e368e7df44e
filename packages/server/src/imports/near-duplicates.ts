import { cleanCode, cleanText, siteText } from '../registry/import/index.ts'
import { likeness } from './mapping.ts'

// One firm is written in many ways: 有限公司 for 有限责任公司, with or without the place before it, brackets of two
// widths. Two names are near when nothing but these differs; then somebody has to say whether it is one facility.

const legalForms = /(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|厂|合作社|个体工商户)$/

/**
 * What two ways to write one firm's name have in common: without brackets, legal form and the places before it.
 * Empty if nothing is left to compare by.
 */
export const nameKey = (name: string): string => {
  const bare = cleanCode(cleanText(name)).replace(/[\p{P}\p{S}]/gu, '')
  const stem = bare
    .replace(
      /^(?:[\p{Script=Han}]{2,8}?(?:省|自治区))?(?:[\p{Script=Han}]{2,7}?(?:市|盟|自治州))?(?:[\p{Script=Han}]{1,6}?(?:区|县|旗))?(?=[\p{Script=Han}]{4})/u,
      '',
    )
    .replace(legalForms, '')
  return [...stem].length >= 3 ? stem : ''
}

/** From this likeness on two addresses of one firm may be one site. */
const addressesAlike = 0.6

/** Whether two addresses of one firm may be the same site, written differently. */
export const isNearAddress = (one: string, other: string): boolean => {
  const [a, b] = [siteText(one), siteText(other)]
  if (a === '' || b === '') return true
  return a.includes(b) || b.includes(a) || likeness(a, b) >= addressesAlike
}
