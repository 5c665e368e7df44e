import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import type { DrawRow } from './draw-row.ts'
import { drawVault } from './draw-vault.ts'
import { drawWitnesses } from './tables.ts'

export type WitnessRow = typeof drawWitnesses.$inferSelect

/** The last witness of every draw: this server, whose secret nobody has seen. */
export const serverWitness = '明签系统'

export type LodgedWitness = {
  readonly name: string
  readonly organisation: string | null
  readonly commitment: string
  readonly secret: string
}

/**
 * What the invited witnesses lodged, in the order of their invitations. Nobody is passed over: a draw waits for
 * everyone who was invited and has not been withdrawn.
 * @throws Problem witnesses-outstanding, naming those who are missing
 */
export const lodgedWitnesses = async (
  rows: Rows,
  platform: Platform,
  draw: DrawRow,
): Promise<readonly LodgedWitness[]> => {
  const invited = await rows
    .select()
    .from(drawWitnesses)
    .where(
      and(
        eq(drawWitnesses.bureau, draw.bureau),
        eq(drawWitnesses.drawId, draw.id),
        isNull(drawWitnesses.withdrawnAt),
      ),
    )
    .orderBy(asc(drawWitnesses.position))
  const missing = invited.filter(({ lodgedAt }) => lodgedAt === null).map(({ name }) => name)
  if (missing.length > 0)
    throw new Problem('witnesses-outstanding', {
      detail: {
        zh: `尚未提交：${missing.join('、')}。请等待其提交，或撤回邀请`,
        en: `Not lodged yet: ${missing.join(', ')}. Wait for them, or withdraw the invitations`,
      },
    })
  const vault = drawVault(platform, draw)
  return invited.flatMap(({ id, name, organisation, commitment, secretSealed }) =>
    commitment !== null && secretSealed !== null
      ? [{ name, organisation, commitment, secret: vault.witnessSecret(id, secretSealed) }]
      : [],
  )
}

export const addWitness = async (rows: Rows, witness: typeof drawWitnesses.$inferInsert): Promise<void> => {
  await rows.insert(drawWitnesses).values(witness)
}

/** Writes down that a witness was withdrawn, or what they lodged. */
export const changeWitness = async (
  rows: Rows,
  { bureau, drawId, id }: WitnessRow,
  change: Partial<WitnessRow>,
): Promise<void> => {
  await rows
    .update(drawWitnesses)
    .set(change)
    .where(and(eq(drawWitnesses.bureau, bureau), eq(drawWitnesses.drawId, drawId), eq(drawWitnesses.id, id)))
}
