import { shanghaiDay } from '@mingqian/rules'
import { and, desc, eq } from 'drizzle-orm'
import type { Recipient } from '../cosigners/index.ts'
import { drawView } from '../draws/index.ts'
import { appendToLog, logRoot, logSize } from '../log/index.ts'
import { approvedPlanOn } from '../planning/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { type FieldProblem, Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { filings } from './tables.ts'

export type Subject =
  | { readonly kind: 'draw'; readonly draw: string }
  | { readonly kind: 'plan'; readonly year: number }

export type Filing = typeof filings.$inferSelect

const keyOf = (subject: Subject): string => (subject.kind === 'draw' ? subject.draw : String(subject.year))

/** When the subject came to be, and its sealed root where it is a draw. */
const factsOf = async (rows: Rows, bureau: string, subject: Subject) => {
  if (subject.kind === 'plan') return { since: await approvedPlanOn(rows, bureau, subject.year), root: null }
  const draw = await drawView(rows, bureau, subject.draw)
  return { since: draw.sealedAt === null ? null : shanghaiDay(new Date(draw.sealedAt)), root: draw.root }
}

/**
 * Records that a list or a plan was reported (六: 报区政府、市环保局备案). What is filed is the log as it stood: the
 * entry names its size and root, and the root of the sealed list or the plan's year, never a lot.
 * @throws Problem not-found for what is not drawn or approved yet; bad-input for a day before that or after today
 */
export const fileSubject = async (
  rows: Rows,
  platform: Platform,
  request: {
    readonly bureau: string
    readonly subject: Subject
    readonly recipient: Recipient
    readonly filedOn: string
    readonly receipt: string
    readonly by: string
    /** Size of the checkpoint whose cosignature is the receipt, where it is one. */
    readonly cosignedSize?: number
  },
): Promise<Filing> => {
  const { bureau, subject, recipient, filedOn, receipt, by } = request
  const { since, root } = await factsOf(rows, bureau, subject)
  if (since === null) throw new Problem('not-found')
  const at = platform.clock.now()
  const fields: FieldProblem[] = []
  if (filedOn < since)
    fields.push({
      path: 'filedOn',
      message: { zh: `备案日期不能早于${since}`, en: `It was not there to be filed before ${since}` },
    })
  if (filedOn > shanghaiDay(at))
    fields.push({
      path: 'filedOn',
      message: { zh: '备案日期不能晚于今天', en: 'The day of filing is not after today' },
    })
  if (fields.length > 0) throw new Problem('bad-input', { fields })
  const size = await logSize(rows)
  const checkpoint = { size, root: Buffer.from(await logRoot(rows, size)).toString('hex') }
  const named = subject.kind === 'draw' ? { draw: subject.draw, root: root ?? '' } : { year: subject.year }
  const logIndex = await appendToLog(rows, at, {
    kind: 'filing',
    subject: named,
    recipient,
    filedOn,
    receipt,
    checkpoint,
  })
  const filing: Filing = {
    bureau,
    id: freshId(platform.randomness),
    kind: subject.kind,
    subject: keyOf(subject),
    recipient,
    filedOn,
    receipt,
    at,
    by,
    logIndex,
    cosignedSize: request.cosignedSize ?? null,
  }
  await rows.insert(filings).values(filing)
  return filing
}

/** All filings of a bureau, or those of one draw or plan, the newest first. */
export const listFilings = (rows: Rows, bureau: string, subject?: Subject): Promise<readonly Filing[]> =>
  rows
    .select()
    .from(filings)
    .where(
      and(
        eq(filings.bureau, bureau),
        subject && and(eq(filings.kind, subject.kind), eq(filings.subject, keyOf(subject))),
      ),
    )
    .orderBy(desc(filings.logIndex))
