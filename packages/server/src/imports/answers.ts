import type { z } from '@hono/zod-openapi'
import { kindLabel } from './import.ts'
import type { ImportRow } from './read-import.ts'
import type { importSchema } from './schemas.ts'

/** An import as HTTP answers it. @param dependants how much stands on it, where that was counted */
export const importAnswer = (
  row: ImportRow,
  dependants: number | null = null,
): z.infer<typeof importSchema> => ({
  id: row.id,
  kind: row.kind,
  kindLabel: kindLabel(row.kind),
  fileName: row.fileName,
  digest: row.digest,
  state: row.state,
  at: row.at.toISOString(),
  by: row.by,
  progress: row.total > 0 ? Math.min(row.done / row.total, 1) : 0,
  options: row.options,
  mapping: row.mapping,
  counts: row.counts,
  facts: row.facts && {
    headings: [...row.facts.headings],
    ignoredColumns: [...row.facts.ignoredColumns],
    warnings: [...row.facts.warnings],
    sample: row.facts.sample.map(cells => [...cells]),
  },
  problem: row.problem,
  appliedAt: row.appliedAt?.toISOString() ?? null,
  undoneAt: row.undoneAt?.toISOString() ?? null,
  undoneBy: row.undoneBy,
  dependants,
})
