import type { Text } from '../platform/text.ts'

/** How many are left out for which reason, the most frequent first; nobody's name. */
export type LeftOut = readonly { readonly reason: Text; readonly count: number }[]

const withoutEvidence = ({ zh, en }: Text): Text => ({
  zh: zh.split('：')[0] ?? '',
  en: en.split(': ')[0] ?? '',
})

/** Counts those left out by the kind of the reason alone: what the office has written beside it may name somebody. */
export const leftOutByReason = (
  out: readonly { readonly reason: Text; readonly kind?: Text | undefined }[],
): LeftOut => {
  const counts = new Map<string, { readonly reason: Text; count: number }>()
  for (const { reason, kind = withoutEvidence(reason) } of out) {
    const counted = counts.get(kind.zh) ?? { reason: kind, count: 0 }
    counted.count += 1
    counts.set(kind.zh, counted)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.reason.zh < b.reason.zh ? -1 : 1))
}
