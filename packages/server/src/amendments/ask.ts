import { and, eq } from 'drizzle-orm'
import { drawView, sealAsking } from '../draws/index.ts'
import { refuseSigned } from '../inspections/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { type AmendmentKind, type AmendmentReason, type AskedWords, reasonsOf } from './reasons.ts'
import { amendmentRequests } from './tables.ts'

export type Asking = {
  readonly bureau: string
  readonly person: Person
  readonly drawId: string
  readonly index: number
  readonly kind: AmendmentKind
  readonly role: string | null
  readonly reason: AmendmentReason
  readonly evidence: string
}

/** @throws Problem bad-input for a reason of the other kind, or a seat that the draw does not have */
const checkAsked = async (rows: Rows, { bureau, drawId, kind, role, reason }: Asking): Promise<void> => {
  const reasons: readonly string[] = reasonsOf[kind]
  if (!reasons.includes(reason))
    throw new Problem('bad-input', {
      fields: [
        {
          path: 'reason',
          message: { zh: '原因与更换事项不符', en: 'The reason does not go with what is replaced' },
        },
      ],
    })
  if (kind === 'facility') return
  const { commitment } = await drawView(rows, bureau, drawId)
  if (!commitment?.seats.some(seat => seat.role === role))
    throw new Problem('bad-input', {
      fields: [{ path: 'role', message: { zh: '请选择要更换的岗位', en: 'Choose the seat' } }],
    })
}

/**
 * Asks to have a lot replaced: its team from its dispatch day on, the office and the director by number. Nothing
 * changes until another person approves. The answer is the same whatever the lot is, so that nobody learns of it.
 * @returns the request's id
 * @throws Problem not-found, draw-state, lot-replaced, amendment-waiting, record-signed, bad-input
 */
export const askForAmendment = async (rows: Rows, platform: Platform, asking: Asking): Promise<string> => {
  const { bureau, person, drawId, index } = asking
  const id = freshId(platform.randomness)
  const words: AskedWords = { evidence: asking.evidence, byId: person.id, by: person.name }
  const wordsSealed = await sealAsking(rows, platform, { bureau, drawId, index, person, id, words })
  await checkAsked(rows, asking)
  await refuseSigned(rows, asking)
  // The draw is locked, so nobody else asks meanwhile.
  const [waiting] = await rows
    .select({ id: amendmentRequests.id })
    .from(amendmentRequests)
    .where(
      and(
        eq(amendmentRequests.bureau, bureau),
        eq(amendmentRequests.drawId, drawId),
        eq(amendmentRequests.index, index),
        eq(amendmentRequests.state, 'waiting'),
      ),
    )
  if (waiting) throw new Problem('amendment-waiting')
  await rows.insert(amendmentRequests).values({
    bureau,
    id,
    drawId,
    index,
    kind: asking.kind,
    role: asking.kind === 'inspector' ? asking.role : null,
    reason: asking.reason,
    askedAt: platform.clock.now(),
    askedAs: person.role === 'inspector' ? 'team' : person.role === 'director' ? 'director' : 'office',
    wordsSealed,
    state: 'waiting',
  })
  return id
}
