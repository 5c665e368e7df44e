import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByIds, inspectorsByIds } from '../registry/index.ts'
import { readDraw } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import type { FreezeSummary } from './freeze-pool.ts'

/** The frozen pool entry by entry: who is in the drum with how many balls and why, who is out and why. */
export const readPool = async (rows: Rows, platform: Platform, bureau: string, id: string) => {
  const draw = await readDraw(rows, bureau, id)
  const { pool, ballReasons } = drawVault(platform, draw).pool(draw.poolSealed)
  const { facilitiesOut, inspectorsOut } = draw.summary as FreezeSummary
  const facilities = await facilitiesByIds(
    rows,
    bureau,
    pool.facilities.map(facility => facility.id),
  )
  const inspectors = await inspectorsByIds(
    rows,
    bureau,
    pool.inspectors.map(inspector => inspector.id),
  )
  return {
    facilities: pool.facilities.map(facility => ({
      ...facility,
      name: facilities.get(facility.id)?.name ?? facility.id,
      ballReasons: [...(ballReasons[facility.id] ?? [])],
    })),
    facilitiesOut: facilitiesOut.map(({ id, name, reason, since, until = null }) => ({
      id,
      name,
      reason,
      since,
      until,
    })),
    inspectors: pool.inspectors.map(inspector => ({
      ...inspector,
      tags: [...inspector.tags],
      areas: [...inspector.areas],
      name: inspectors.get(inspector.id)?.name ?? inspector.id,
      avoid: inspector.avoid.length,
    })),
    inspectorsOut: [...inspectorsOut],
  }
}
