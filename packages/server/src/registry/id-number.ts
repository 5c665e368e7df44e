import { sealText, unsealText, type Vault } from '../platform/vault.ts'
import type { PhoneOwner } from './phone.ts'

// Identity numbers are personal data like phone numbers: sealed under the row they belong to, and shown masked.

const contextOf = ({ kind, bureau, id }: PhoneOwner) => `${kind}/${bureau}/${id}/id-number`

export const sealIdNumber = (
  vault: Vault,
  owner: PhoneOwner,
  number: string | undefined,
): Uint8Array | null => (number ? sealText(vault, contextOf(owner), number) : null)

/** 1502************3X */
export const maskIdNumber = (number: string): string =>
  `${number.slice(0, 4)}${'*'.repeat(Math.max(number.length - 6, 0))}${number.slice(-2)}`

export const maskedIdNumber = (vault: Vault, owner: PhoneOwner, sealed: Uint8Array | null): string | null =>
  sealed ? maskIdNumber(unsealText(vault, contextOf(owner), sealed)) : null
