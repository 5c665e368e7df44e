import type { Conditions } from '@mingqian/rules'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { theInspector } from '../registry/index.ts'
import { type InspectorView, viewInspectors } from './list-inspectors.ts'
import { inspectorsOnDay } from './on-day.ts'

/** One inspector as they stand on an ISO day. @throws Problem not-found */
export const readInspector = async (
  platform: Platform,
  bureau: string,
  id: string,
  day: string,
  conditions: Conditions | undefined,
): Promise<InspectorView> => {
  const found = await inspectorsOnDay(platform.database, bureau, day, conditions, {
    condition: theInspector(id),
  })
  const [view] = await viewInspectors(platform, bureau, day, found)
  if (!view) throw new Problem('not-found')
  return view
}
