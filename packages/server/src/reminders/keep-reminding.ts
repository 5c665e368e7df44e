import type { Platform } from '../platform/platform.ts'
import { writeDownError } from '../platform/write-down-error.ts'
import { openPost } from './post.ts'
import { remindEverybody } from './remind.ts'
import { sendMails } from './send-mails.ts'

const hourMs = 3_600_000
const lookMs = 60_000

/**
 * Reminds at once and then in every new hour of the platform's clock, which may leap in a demonstration. What fails is
 * tried again in the next hour. Mails that are due go out every minute, where a mail server is configured.
 * @returns stops it, once what is under way is done
 */
export const keepReminding = (platform: Platform): (() => Promise<void>) => {
  const post = openPost(platform.config)
  let hour: number | null = null
  let underWay: Promise<unknown> = Promise.resolve()
  let busy = false
  const look = async () => {
    const now = Math.floor(platform.clock.now().getTime() / hourMs)
    if (now !== hour) {
      hour = now
      await remindEverybody(platform).catch(writeDownError)
    }
    if (post) await sendMails(platform, post)
  }
  const wake = () => {
    if (busy) return
    busy = true
    underWay = look()
      .catch(writeDownError)
      .finally(() => {
        busy = false
      })
  }
  wake()
  const timer = setInterval(wake, lookMs)
  return async () => {
    clearInterval(timer)
    await underWay
    post?.close()
  }
}
