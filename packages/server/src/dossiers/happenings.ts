import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import {
  type Happening,
  type HappeningKind,
  type HappeningSource,
  liesBefore,
  newestFirst,
  startOfDay,
  startOfDayColumn,
} from '../platform/happenings.ts'
import type { DossierEntry } from './entries.ts'
import { fieldWords } from './field-words.ts'
import { type EntryKindId, entryKind, entryKindIds } from './kinds.ts'
import { dossierEntries } from './tables.ts'

const happeningKind = (kind: EntryKindId): HappeningKind =>
  entryKind(kind).part === 'enforcement' ? 'enforcement' : 'file'

const entryHappening = (entry: DossierEntry): Happening => {
  const kind = entryKind(entry.kind)
  const day = entry.day ?? ''
  return {
    id: entry.id,
    kind: happeningKind(entry.kind),
    at: startOfDay(day),
    day,
    title: kind.label,
    facts: kind.fields.flatMap(field => {
      const value = field.id === kind.day ? null : fieldWords(field, entry.data[field.id])
      return value ? [{ label: field.label, value }] : []
    }),
    changes: [],
    by: null,
    link: { to: 'entry', id: entry.id },
  }
}

const at = startOfDayColumn(sql`${dossierEntries.day}`)
const id = sql`${dossierEntries.id}`

/** The entries of a dossier that have a day: approvals, permits, complaints, orders, penalties. */
export const entryHappenings: HappeningSource = {
  id: 'entry',
  kinds: ['enforcement', 'file'],
  read: async (rows, _platform, { bureau, facilityId, kinds, before, limit }) =>
    (
      await rows
        .select()
        .from(dossierEntries)
        .where(
          and(
            eq(dossierEntries.bureau, bureau),
            eq(dossierEntries.facilityId, facilityId),
            isNotNull(dossierEntries.day),
            inArray(
              dossierEntries.kind,
              entryKindIds.filter(kind => kinds.has(happeningKind(kind))),
            ),
            liesBefore(before, at, id),
          ),
        )
        .orderBy(newestFirst(at, id))
        .limit(limit)
    ).map(entryHappening),
}
