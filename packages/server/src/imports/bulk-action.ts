import type { ChangeContext } from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import { importOptionsSchema } from './import.ts'
import { noMapping } from './mapping.ts'
import { imports } from './tables.ts'

/**
 * Writes down an action on many rows of the register, in the caller's transaction, so that it stands among the imports
 * and is undone like one. The changes themselves are recorded with `importId` = `context.importId`.
 * @param title what was done, as the list shows it  @param changed how many rows
 */
export const recordBulkAction = async (
  rows: Rows,
  context: ChangeContext & { readonly importId: string },
  { title, changed }: { readonly title: string; readonly changed: number },
): Promise<void> => {
  await rows.insert(imports).values({
    bureau: context.bureau,
    id: context.importId,
    kind: 'bulk',
    fileName: title,
    digest: '',
    state: 'done',
    at: context.at,
    beat: context.at,
    appliedAt: context.at,
    byId: context.by.id,
    by: context.by.name,
    options: importOptionsSchema.parse({}),
    mapping: noMapping,
    counts: {
      rows: changed,
      new: 0,
      changed,
      unchanged: 0,
      near: 0,
      undecided: 0,
      bad: 0,
      missing: 0,
      entries: 0,
      exclusions: 0,
    },
  })
}
