import { isIdentityNumber } from '@mingqian/rules'
import type { Text } from '../platform/text.ts'
import { sealText, unsealText, type Vault } from '../platform/vault.ts'
import { cleanCode } from './import/clean-text.ts'

// The identity number of a facility's legal representative (GB 11643): personal data, sealed like phone numbers.

export type IdentityNumberOwner = { readonly bureau: string; readonly id: string }

const contextOf = ({ bureau, id }: IdentityNumberOwner) => `facility/${bureau}/${id}/identity-number`

export const sealIdentityNumber = (
  vault: Vault,
  owner: IdentityNumberOwner,
  number: string | undefined,
): Uint8Array | null => (number ? sealText(vault, contextOf(owner), number) : null)

/** 150***********001X: the province and the last four characters. */
export const maskIdentityNumber = (number: string): string =>
  `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 7))}${number.slice(-4)}`

export const maskedIdentityNumber = (
  vault: Vault,
  owner: IdentityNumberOwner,
  sealed: Uint8Array | null,
): string | null => (sealed ? maskIdentityNumber(unsealText(vault, contextOf(owner), sealed)) : null)

export const readIdentityNumber = (raw: string): string | null => {
  const number = cleanCode(raw)
  return isIdentityNumber(number) ? number : null
}

export const identityNumberExpected: Text = {
  zh: '不是有效的身份证号码（18位，GB 11643），请与证件核对',
  en: 'not a valid identity number (18 characters, GB 11643); compare the card',
}

/** Whether a text holds what looks like a mobile or identity number, which have sealed fields of their own. */
export const holdsPersonalNumber = (text: string): boolean =>
  /(?<!\d)1[3-9]\d{9}(?!\d)/.test(text) ||
  [...text.matchAll(/(?<!\d)\d{17}[0-9Xx](?!\d)/g)].some(([number]) => isIdentityNumber(number.toUpperCase()))
