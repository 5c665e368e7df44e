import { shanghaiDay } from '@mingqian/rules'
import { and, asc, eq, lt } from 'drizzle-orm'
import type { Taken } from '../cosigners/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { fileSubject, listFilings } from './file-subject.ts'
import { filingPackages } from './tables.ts'

/**
 * A recipient's cosignature on a checkpoint that covers a package made for it is the receipt of that filing: the draw
 * counts as filed with that recipient from here on. Once; later cosignatures add nothing.
 */
export const acknowledgeFilings = async (
  rows: Rows,
  platform: Platform,
  taken: readonly Taken[],
): Promise<void> => {
  for (const { cosigner, size } of taken) {
    const covered = await rows
      .select({
        bureau: filingPackages.bureau,
        drawId: filingPackages.drawId,
        recipient: filingPackages.recipient,
      })
      .from(filingPackages)
      // A tree of n entries holds those up to n − 1.
      .where(and(eq(filingPackages.cosigner, cosigner.id), lt(filingPackages.logIndex, size)))
      .orderBy(asc(filingPackages.logIndex))
    for (const { bureau, drawId, recipient } of covered) {
      const subject = { kind: 'draw', draw: drawId } as const
      const known = await listFilings(rows, bureau, subject)
      if (known.some(filing => filing.recipient === recipient && filing.cosignedSize !== null)) continue
      await fileSubject(rows, platform, {
        bureau,
        subject,
        recipient,
        filedOn: shanghaiDay(platform.clock.now()),
        receipt: `联署于第 ${size} 号检查点`,
        by: cosigner.name,
        cosignedSize: size,
      })
    }
  }
}
