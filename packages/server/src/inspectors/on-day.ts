import {
  type Conditions,
  eligibility,
  type IneligibilityReason,
  isInPost,
  type PassedCourse,
} from '@mingqian/rules'
import { activePeople } from '../identity/index.ts'
import type { Rows } from '../platform/database.ts'
import { allInspectors, type RegisteredInspector, standingOf, type Which } from '../registry/index.ts'
import { passedCourses } from '../training/index.ts'

/** An inspector as they stand on a day under a rule set's conditions. */
export type InspectorOnDay = {
  readonly inspector: RegisteredInspector
  /** Counts as in establishment and in post (五.2), whether or not they may be drawn. */
  readonly inPost: boolean
  /** Why they may not be drawn; nothing if they may. */
  readonly reasons: readonly IneligibilityReason[]
}

const none: readonly PassedCourse[] = []

/**
 * The inspectors of a bureau on an ISO day: who is in post, who may be drawn, and why others may not. The one place that
 * says so: the list, the draw and the plan go by it.
 * @param which narrows the inspectors that are looked at
 */
export const inspectorsOnDay = async (
  rows: Rows,
  bureau: string,
  day: string,
  conditions: Conditions | undefined,
  which: Which = {},
): Promise<readonly InspectorOnDay[]> => {
  const inspectors = await allInspectors(rows, bureau, which)
  const passed = await passedCourses(rows, bureau, which.portion && inspectors.map(({ id }) => id))
  const withAccount = new Set((await activePeople(rows)).map(({ inspectorId }) => inspectorId))
  return inspectors.map(inspector => {
    const known = { passed: passed.get(inspector.id) ?? none, hasAccount: withAccount.has(inspector.id) }
    return {
      inspector,
      inPost: isInPost(inspector, day),
      reasons: eligibility(standingOf(inspector, known), day, conditions),
    }
  })
}
