import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import doubleRandomInspectors from '../../../../data/import-mappings/double-random-inspectors.json' with {
  type: 'json',
}
import doubleRandomObjects from '../../../../data/import-mappings/double-random-objects.json' with {
  type: 'json',
}
import permitPlatform from '../../../../data/import-mappings/permit-platform.json' with { type: 'json' }
import districtFacilities from '../../../../data/import-mappings/province-dossier-export.json' with {
  type: 'json',
}
import publishedPenalties from '../../../../data/import-mappings/published-penalties.json' with {
  type: 'json',
}
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { textSchema } from '../platform/schemas.ts'
import type { Text } from '../platform/text.ts'
import { cleanHeading } from '../registry/import/index.ts'
import { type FileKind, importKinds } from './import.ts'
import { type Mapping, mappingSchema, noMapping } from './mapping.ts'
import { importMappings } from './tables.ts'

const shippedSchema = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  name: textSchema,
  /** Where the headings are from, and what of it is assumed. */
  source: z.string(),
  ...mappingSchema.shape,
})

/** Mappings that come with the system, for what other systems export. */
const shippedMappings = [
  districtFacilities,
  doubleRandomObjects,
  doubleRandomInspectors,
  permitPlatform,
  publishedPenalties,
].map(one => shippedSchema.parse(one))

export type NamedMapping = {
  readonly id: string
  readonly kind: FileKind
  readonly name: Text
  readonly shipped: boolean
  readonly mapping: Mapping
}

/** The mappings of a kind of list: the office's own first. */
export const listMappings = async (
  rows: Rows,
  bureau: string,
  kind: FileKind,
): Promise<readonly NamedMapping[]> => {
  const own = await rows
    .select()
    .from(importMappings)
    .where(and(eq(importMappings.bureau, bureau), eq(importMappings.kind, kind)))
    .orderBy(asc(importMappings.name))
  return [
    ...own.map(({ id, name, mapping }) => ({
      id,
      kind,
      name: { zh: name, en: name },
      shipped: false,
      mapping,
    })),
    ...shippedMappings
      .filter(one => one.kind === kind)
      .map(({ id, name, columns, values }) => ({
        id,
        kind,
        name,
        shipped: true,
        mapping: { columns, values },
      })),
  ]
}

/** The mapping that knows most of a file's headings, and at least half of its own among them; else none. */
export const likelyMapping = async (
  rows: Rows,
  bureau: string,
  kind: FileKind,
  headings: readonly string[],
): Promise<Mapping> => {
  const present = new Set(headings.map(cleanHeading))
  const scored = (await listMappings(rows, bureau, kind)).map(({ mapping }) => {
    const own = Object.keys(mapping.columns)
    return {
      mapping,
      hits: own.filter(heading => present.has(cleanHeading(heading))).length,
      own: own.length,
    }
  })
  const best = scored
    .filter(({ hits, own }) => hits * 2 >= own && hits > 0)
    .sort((one, other) => other.hits - one.hits)[0]
  if (!best) return noMapping
  const columns = Object.fromEntries(
    Object.entries(best.mapping.columns).filter(([heading]) => present.has(cleanHeading(heading))),
  )
  return { ...best.mapping, columns }
}

/** Keeps a mapping under a name; one of that name is replaced. */
export const saveMapping = async (
  { database, randomness, clock }: Platform,
  bureau: string,
  {
    kind,
    name,
    mapping,
    by,
  }: { readonly kind: FileKind; readonly name: string; readonly mapping: Mapping; readonly by: string },
): Promise<void> => {
  await database.transaction(async rows => {
    await rows
      .delete(importMappings)
      .where(
        and(eq(importMappings.bureau, bureau), eq(importMappings.kind, kind), eq(importMappings.name, name)),
      )
    await rows
      .insert(importMappings)
      .values({ bureau, id: freshId(randomness), kind, name, mapping, at: clock.now(), by })
  })
}

/** @throws Problem not-found; those that come with the system stay */
export const forgetMapping = async ({ database }: Platform, bureau: string, id: string): Promise<void> => {
  const gone = await database
    .delete(importMappings)
    .where(and(eq(importMappings.bureau, bureau), eq(importMappings.id, id)))
    .returning({ id: importMappings.id })
  if (gone.length === 0) throw new Problem('not-found')
}
