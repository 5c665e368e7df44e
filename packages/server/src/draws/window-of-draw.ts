import type { Commitment } from '@mingqian/draw'
import { drawWindow, parsePeriod, shanghaiDay, type Window } from '@mingqian/rules'
import { calendarInForce } from '../calendar/index.ts'
import type { Rows } from '../platform/database.ts'
import { ruleSetInForce } from '../rule-sets/index.ts'
import type { DrawRow } from './draw-row.ts'

/** Our commitments carry their window beside what the protocol asks for. */
type CommitmentWithWindow = Commitment & { readonly window: Pick<Window, 'from' | 'to'> }

/**
 * The window of a draw. A committed one is fixed, whatever notices come later; until then it is that of the rules
 * the pool was frozen by under the calendar in force.
 */
export const windowOfDraw = async (rows: Rows, draw: DrawRow): Promise<Window> => {
  if (draw.commitment !== null) {
    const { window } = draw.commitment as CommitmentWithWindow
    return { ...window, provisional: false }
  }
  const period = parsePeriod(draw.period)
  if (!period) throw new Error(`draw ${draw.id} has no period`)
  const ruleSet = await ruleSetInForce(rows, draw.bureau, shanghaiDay(draw.createdAt))
  return drawWindow(await calendarInForce(rows, draw.bureau), ruleSet, period)
}
