import { useEffect, useState } from 'react'

const stepMs = 120
/** However many lots there are, people wait for them no longer than this. */
const longestMs = 15_000

const wantsCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** How many of the lots are on the wall: one after another, or all at once for those who want no motion. */
export const useRevealed = (lots: number): number => {
  const [revealed, setRevealed] = useState(() => (wantsCalm() ? lots : 0))
  useEffect(() => {
    if (wantsCalm()) {
      setRevealed(lots)
      return
    }
    const each = Math.max(1, Math.ceil((lots * stepMs) / longestMs))
    const timer = setInterval(
      () =>
        setRevealed(before => {
          const next = Math.min(lots, before + each)
          if (next === lots) clearInterval(timer)
          return next
        }),
      stepMs,
    )
    return () => clearInterval(timer)
  }, [lots])
  return Math.min(revealed, lots)
}
