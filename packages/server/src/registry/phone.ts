import type { Vault } from '../platform/vault.ts'
import { sealText, unsealText } from '../platform/vault.ts'

// Phone numbers are personal data: sealed in the table under the row they belong to, shown masked,
// in clear only to the team of a lot.

export type PhoneOwner = {
  readonly kind: 'facility' | 'inspector'
  readonly bureau: string
  readonly id: string
}

const contextOf = ({ kind, bureau, id }: PhoneOwner) => `${kind}/${bureau}/${id}/phone`

export const sealPhone = (vault: Vault, owner: PhoneOwner, phone: string | undefined): Uint8Array | null =>
  phone ? sealText(vault, contextOf(owner), phone) : null

export const unsealPhone = (vault: Vault, owner: PhoneOwner, sealed: Uint8Array | null): string | null =>
  sealed ? unsealText(vault, contextOf(owner), sealed) : null

/** 138****5678; of shorter numbers the last two digits only. Every number of several is masked. */
export const maskPhone = (phone: string): string =>
  phone.replace(/\d(?:-?\d)*/g, number => {
    const digits = number.replaceAll('-', '')
    return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
  })

export const maskedPhone = (vault: Vault, owner: PhoneOwner, sealed: Uint8Array | null): string | null => {
  const phone = unsealPhone(vault, owner, sealed)
  return phone === null ? null : maskPhone(phone)
}
