import type { Draw } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'
import { momentWords } from '../../time/moments.ts'

/**
 * The witness's receipt as plain text, to print and file. It carries the commitment, never the secret:
 * whoever had the secret could compute the sealed list.
 */
export const receiptText = (
  draw: Draw,
  witness: { readonly name: string; readonly commitment: string },
  t: Translate,
  period: string,
): string => {
  const lines = [
    [t('receipt.draw'), `${period}(${draw.id})`],
    [t('receipt.witness'), witness.name],
    [t('receipt.hash'), witness.commitment],
    [t('receipt.suite'), draw.suite],
    [t('receipt.poolRoot'), draw.pool.root],
    ...(draw.beacon ? [[t('receipt.beacon'), `${draw.beacon.source} ${draw.beacon.round}`]] : []),
    ...(draw.commitmentHash ? [[t('receipt.commitment'), draw.commitmentHash]] : []),
    ...(draw.committedAt ? [[t('receipt.at'), momentWords(draw.committedAt, true)]] : []),
    ...(draw.commitmentLogIndex !== null ? [[t('receipt.log'), String(draw.commitmentLogIndex)]] : []),
  ]
  return `${t('receipt.title')}\n\n${lines.map(([label, value]) => `${label}\n  ${value}`).join('\n')}\n\n${t('receipt.note')}\n`
}
