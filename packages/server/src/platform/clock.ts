/** The one source of time. Everything that depends on the date takes it from here, so that tests run on any day. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that runs beside the real one, for demonstrations and rehearsals.
 * It only moves forward, as the log's entries must.
 */
export type RehearsalClock = Clock & {
  readonly advanceTo: (instant: Date) => void
  readonly offset: () => number
}

/** @param offset milliseconds ahead of the real time */
export const rehearsalClock = (offset: number, real: Clock = systemClock): RehearsalClock => {
  let ahead = offset
  const now = () => new Date(real.now().getTime() + ahead)
  return {
    now,
    offset: () => ahead,
    advanceTo: instant => {
      ahead = Math.max(ahead, instant.getTime() - real.now().getTime())
    },
  }
}
