import { writeDownError } from '../platform/write-down-error.ts'

/**
 * Files that are being read or wait for it, one after the other, so that several large ones don't add up. Whoever
 * cancels one need not wait for it.
 */
export type Jobs = {
  readonly start: (id: string, read: (isCancelled: () => boolean) => Promise<void>) => void
  readonly cancel: (id: string) => void
  readonly isAtWork: (id: string) => boolean
}

export const openJobs = (): Jobs => {
  const cancelled = new Map<string, { is: boolean }>()
  let last: Promise<void> = Promise.resolve()
  return {
    start: (id, read) => {
      const mark = { is: false }
      cancelled.set(id, mark)
      last = last.then(async () => {
        try {
          if (!mark.is) await read(() => mark.is)
        } catch (error) {
          // Where even that it failed could not be written down: the database is gone.
          writeDownError(error instanceof Error ? error : new Error('not an error'))
        } finally {
          if (cancelled.get(id) === mark) cancelled.delete(id)
        }
      })
    },
    cancel: id => {
      const mark = cancelled.get(id)
      if (mark) mark.is = true
    },
    isAtWork: id => cancelled.has(id),
  }
}
