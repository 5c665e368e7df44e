import { type AmendmentProblem, applyAmendments } from './amend.ts'
import type { Bundle, DrawInput } from './documents.ts'
import { type Drawn, runDraw } from './run-draw.ts'

/** An amendment of a draw that can't be carried out; `at` is its place in the list, from 0. */
export class AmendmentError extends Error {
  readonly at: number
  readonly problem: AmendmentProblem

  constructor(at: number, problem: AmendmentProblem) {
    super(`amendment ${at} can't be carried out: ${problem}`)
    this.name = 'AmendmentError'
    this.at = at
    this.problem = problem
  }
}

/**
 * The whole opened draw (protocol §5), as the public gets it when the period ends.
 * @param drawn the draw's outcome, if it has been run already
 * @throws AmendmentError if an amendment can't be carried out
 */
export const makeBundle = (input: DrawInput, drawn: Drawn = runDraw(input)): Bundle => {
  const amended = applyAmendments(input, drawn)
  if (!amended.ok) throw new AmendmentError(amended.at, amended.problem)
  const { commitment, pool, secrets, beacon, amendments } = input
  const { seed, root, lots } = drawn
  return {
    commitment,
    pool,
    secrets,
    beacon,
    amendments,
    result: { seed, root, lots },
    amendedLots: amended.amendedLots,
  }
}
