import { z } from 'zod'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'

const key = 'demo-clock-offset'

/** Milliseconds the demo district's clock runs ahead of the real one; none where there is no demo. */
export const readDemoClock = (rows: Rows): Promise<number | null> => readSetting(rows, key, z.number())

export const writeDemoClock = (rows: Rows, offset: number): Promise<void> => writeSetting(rows, key, offset)

/** Moves the demo's clock forward, for all of its users and across restarts. @throws Problem clock-backwards */
export const moveDemoClock = async (platform: Platform, to: Date): Promise<Date> => {
  if (!platform.rehearsal) throw new Problem('not-found')
  if (to.getTime() <= platform.clock.now().getTime()) throw new Problem('clock-backwards')
  platform.rehearsal.advanceTo(to)
  await writeDemoClock(platform.database, platform.rehearsal.offset())
  return platform.clock.now()
}
