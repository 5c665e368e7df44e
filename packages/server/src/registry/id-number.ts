import { sealText, unsealText, type Vault } from '../platform/vault.ts'
import { maskIdentityNumber } from './identity-number.ts'
import type { PhoneOwner } from './phone.ts'

// An inspector's identity number: personal data like phone numbers, sealed under the row it belongs to, shown masked.

const contextOf = ({ kind, bureau, id }: PhoneOwner) => `${kind}/${bureau}/${id}/identity-number`

export const sealIdNumber = (
  vault: Vault,
  owner: PhoneOwner,
  number: string | undefined,
): Uint8Array | null => (number ? sealText(vault, contextOf(owner), number) : null)

export const maskedIdNumber = (vault: Vault, owner: PhoneOwner, sealed: Uint8Array | null): string | null =>
  sealed ? maskIdentityNumber(unsealText(vault, contextOf(owner), sealed)) : null

export const unsealIdNumber = (vault: Vault, owner: PhoneOwner, sealed: Uint8Array | null): string | null =>
  sealed ? unsealText(vault, contextOf(owner), sealed) : null
