import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { changeRegister, inChunks } from './change-register.ts'
import { freshCodes } from './fresh-codes.ts'
import { type FacilityImport, facilityKey } from './import/index.ts'
import { sealPhone } from './phone.ts'
import { facilities } from './tables.ts'

/**
 * Puts facilities into the register, all or none, in the caller's transaction.
 * @returns their ids, in the order given
 * @throws Problem register-changed when a number or a site is in the register already
 */
export const importFacilities = (
  rows: Rows,
  platform: Platform,
  bureau: string,
  values: readonly FacilityImport[],
): Promise<readonly string[]> =>
  changeRegister(rows, bureau, async () => {
    const createdAt = platform.clock.now()
    const freshCode = await freshCodes(
      rows,
      facilities,
      'W',
      bureau,
      values.map(value => value.code),
    )
    const ids: string[] = []
    // Sealed and sent chunk by chunk, so that a large file leaves HTTP its turns.
    for (const chunk of inChunks(values)) {
      const added = chunk.map((value): typeof facilities.$inferInsert => {
        const { code, phone, keyKinds, ...facts } = value
        const id = code ?? freshCode()
        return {
          ...facts,
          bureau,
          id,
          keyKinds: [...keyKinds],
          phoneSealed: sealPhone(platform.vault, { kind: 'facility', bureau, id }, phone),
          site: facilityKey(value),
          createdAt,
        }
      })
      await rows.insert(facilities).values(added)
      ids.push(...added.map(row => row.id))
    }
    return ids
  })
