import { and, eq, sql } from 'drizzle-orm'
import type { Happening, HappeningSource } from '../platform/happenings.ts'
import { happeningsPage } from '../platform/happenings.ts'
import { type Category, categoryLabels, inOrder } from './categories.ts'
import { editionName } from './edition.ts'
import { directoryEditions, directoryEntries } from './tables.ts'

/** The published editions that list a facility, and in which categories. */
export const directoryHappenings: HappeningSource = {
  id: 'directory',
  kinds: ['directory'],
  read: async (rows, _platform, { bureau, facilityId, before, limit }) => {
    const found = await rows
      .select({
        year: directoryEditions.year,
        amendment: directoryEditions.amendment,
        at: directoryEditions.publishedAt,
        by: directoryEditions.publishedBy,
        categories: sql<Category[]>`array_agg(${directoryEntries.category})`,
      })
      .from(directoryEntries)
      .innerJoin(
        directoryEditions,
        and(
          eq(directoryEditions.bureau, directoryEntries.bureau),
          eq(directoryEditions.year, directoryEntries.year),
          eq(directoryEditions.amendment, directoryEntries.amendment),
        ),
      )
      .where(and(eq(directoryEntries.bureau, bureau), eq(directoryEntries.facilityId, facilityId)))
      .groupBy(
        directoryEditions.year,
        directoryEditions.amendment,
        directoryEditions.publishedAt,
        directoryEditions.publishedBy,
      )
    const all = found.flatMap(({ at, by, categories, ...edition }): Happening[] => {
      if (!at) return []
      const name = editionName(edition)
      const labels = inOrder(categories).map(category => categoryLabels[category])
      return [
        {
          id: name,
          kind: 'directory',
          at,
          day: null,
          title: {
            zh: `列入重点排污单位名录（${name}版）`,
            en: `In the key-facility directory, edition ${name}`,
          },
          facts: [
            {
              label: { zh: '类别', en: 'Categories' },
              value: {
                zh: labels.map(({ zh }) => zh).join('、'),
                en: labels.map(({ en }) => en).join(', '),
              },
            },
          ],
          changes: [],
          by,
          link: null,
        },
      ]
    })
    return happeningsPage(all, { before, limit })
  },
}
