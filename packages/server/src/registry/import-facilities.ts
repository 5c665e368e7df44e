import { shanghaiDay } from '@mingqian/rules'
import { type ChangeContext, recordChanges } from '../changes/index.ts'
import { addEntries, type NewEntry } from '../dossiers/index.ts'
import { type ExclusionRequest, requestExclusions } from '../exclusions/index.ts'
import type { Rows } from '../platform/database.ts'
import { inChunks } from '../platform/in-chunks.ts'
import type { Platform } from '../platform/platform.ts'
import { changeRegister } from './change-register.ts'
import { freshCodes } from './fresh-codes.ts'
import { type FacilityImport, facilityKey } from './import/index.ts'
import { sealPhone } from './phone.ts'
import { facilitySearch } from './register-search.ts'
import { facilities } from './tables.ts'

/** Who imports into which bureau's register, and as which import. */
export type Importing = Omit<ChangeContext, 'at'>

/** What a list says of a facility beyond the facility itself. */
const recordsOf = (facilityId: string, value: FacilityImport, today: string) => ({
  entries: value.riskGrade
    ? [
        {
          facilityId,
          kind: 'risk' as const,
          data: { grade: value.riskGrade, assessedOn: today, basis: '导入的污染源名录' },
        },
      ]
    : [],
  exclusions:
    value.operation === 'operating'
      ? []
      : [
          {
            facilityId,
            reason: value.operation,
            since: value.stoppedOn ?? today,
            until: null,
            evidence: value.stoppedEvidence ?? '',
          },
        ],
})

/**
 * Puts facilities into the register, all or none, in the caller's transaction. A risk grade becomes an entry of the
 * dossier; for a facility that no longer operates an exclusion is asked for, and until it is approved the facility
 * takes part.
 * @returns their ids, in the order given
 * @throws Problem register-changed when a number or a site is in the register already
 */
export const importFacilities = (
  rows: Rows,
  platform: Platform,
  importing: Importing,
  values: readonly FacilityImport[],
): Promise<readonly string[]> =>
  changeRegister(rows, importing.bureau, async () => {
    const { bureau } = importing
    const context: ChangeContext = { ...importing, at: platform.clock.now() }
    const today = shanghaiDay(context.at)
    const freshCode = await freshCodes(
      rows,
      facilities,
      'W',
      bureau,
      values.map(value => value.code),
    )
    const ids: string[] = []
    const entries: NewEntry[] = []
    const exclusions: ExclusionRequest[] = []
    // Sealed and sent chunk by chunk, so that a large file leaves HTTP its turns.
    for (const chunk of inChunks(values)) {
      const added = chunk.map(value => ({ id: value.code ?? freshCode(), value }))
      const revisions = await recordChanges(
        rows,
        context,
        added.map(({ id }) => ({
          kind: 'facility' as const,
          id,
          facilityId: id,
          action: 'created' as const,
          before: null,
          after: null,
          previous: null,
        })),
      )
      await rows.insert(facilities).values(
        added.map(({ id, value }, place): typeof facilities.$inferInsert => {
          const {
            code: _code,
            phone,
            riskGrade: _risk,
            stoppedOn: _on,
            stoppedEvidence: _evidence,
            ...facts
          } = value
          return {
            ...facts,
            bureau,
            id,
            formerNames: [...facts.formerNames],
            keyKinds: [...facts.keyKinds],
            phoneSealed: sealPhone(platform.vault, { kind: 'facility', bureau, id }, phone),
            site: facilityKey(value),
            ...facilitySearch({ ...value, id }),
            revision: revisions[place] as number,
            searchRevision: revisions[place] as number,
            createdAt: context.at,
          }
        }),
      )
      for (const { id, value } of added) {
        const records = recordsOf(id, value, today)
        ids.push(id)
        entries.push(...records.entries)
        exclusions.push(...records.exclusions)
      }
    }
    await addEntries(rows, platform.randomness, context, entries)
    await requestExclusions(rows, platform.randomness, context, exclusions)
    return ids
  })
