import { and, eq } from 'drizzle-orm'
import { type PersonalDataOwner, recordUnmasking } from '../oversight/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { unsealText } from '../platform/vault.ts'
import { facilities, inspectors } from './tables.ts'

// Identity and phone numbers are personal data: sealed in the table under the row and field they belong to, masked in
// every answer, in clear only when asked for with a reason, which is recorded. Another sealed column becomes one that
// can be unmasked by one line here.

type SealedField = {
  /** Part of the vault's context; never changed once something is sealed under it. */
  readonly seal: string
  readonly read: (rows: Rows, bureau: string, id: string) => Promise<Uint8Array | null | undefined>
}

const sealedFields: Readonly<Record<PersonalDataOwner, Readonly<Record<string, SealedField>>>> = {
  facility: {
    phone: {
      seal: 'phone',
      read: async (rows, bureau, id) => {
        const [row] = await rows
          .select({ sealed: facilities.phoneSealed })
          .from(facilities)
          .where(and(eq(facilities.bureau, bureau), eq(facilities.id, id)))
        return row?.sealed
      },
    },
    legalPersonId: {
      seal: 'identity-number',
      read: async (rows, bureau, id) => {
        const [row] = await rows
          .select({ sealed: facilities.legalPersonIdSealed })
          .from(facilities)
          .where(and(eq(facilities.bureau, bureau), eq(facilities.id, id)))
        return row?.sealed
      },
    },
  },
  inspector: {
    phone: {
      seal: 'phone',
      read: async (rows, bureau, id) => {
        const [row] = await rows
          .select({ sealed: inspectors.phoneSealed })
          .from(inspectors)
          .where(and(eq(inspectors.bureau, bureau), eq(inspectors.id, id)))
        return row?.sealed
      },
    },
    idNumber: {
      seal: 'identity-number',
      read: async (rows, bureau, id) => {
        const [row] = await rows
          .select({ sealed: inspectors.idNumberSealed })
          .from(inspectors)
          .where(and(eq(inspectors.bureau, bureau), eq(inspectors.id, id)))
        return row?.sealed
      },
    },
  },
}

export type UnmaskRequest = {
  readonly bureau: string
  readonly person: Person
  readonly from: string
  readonly subject: { readonly kind: PersonalDataOwner; readonly id: string }
  readonly field: string
  readonly reason: string
}

/**
 * A number in clear, once, for the reason given; who asked for it is recorded in the same transaction.
 * @throws Problem not-found: no such row or field, or nothing in it
 */
export const unmask = async (rows: Rows, platform: Platform, request: UnmaskRequest): Promise<string> => {
  const { bureau, subject } = request
  const fields = sealedFields[subject.kind]
  const field = Object.hasOwn(fields, request.field) ? fields[request.field] : undefined
  const sealed = await field?.read(rows, bureau, subject.id)
  if (!field || !sealed) throw new Problem('not-found')
  await recordUnmasking(rows, platform, request)
  return unsealText(platform.vault, `${subject.kind}/${bureau}/${subject.id}/${field.seal}`, sealed)
}
