import { shanghaiDay } from '@mingqian/rules'
import { and, asc, eq, gt, isNull, lte, notInArray } from 'drizzle-orm'
import { type ActivePerson, activePeople } from '../identity/index.ts'
import { readBureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import { freshId } from '../platform/randomness.ts'
import { writeDownError } from '../platform/write-down-error.ts'
import { letterOf } from './letter.ts'
import type { Letter, Post } from './post.ts'
import { lockReminders } from './remind.ts'
import { mails, notices } from './tables.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const longestPause = 6 * 60
/** What was not mailed within this many days is old news; it stands in the application. */
const freshDays = 14

/** Minutes until the next attempt: 2, 4, 8, … up to six hours. */
const pauseAfter = (attempts: number): number => Math.min(2 ** attempts, longestPause) * minuteMs

type Mail = typeof mails.$inferSelect

/** A mail to make or to try again for a person; none if nothing is to be said, or it was said today already. */
const mailFor = async (
  rows: Rows,
  platform: Platform,
  bureau: string,
  personId: string,
): Promise<Mail | null> => {
  const now = platform.clock.now()
  const day = shanghaiDay(now)
  const own = and(eq(mails.bureau, bureau), eq(mails.personId, personId))
  const [pending] = await rows
    .select()
    .from(mails)
    .where(and(own, isNull(mails.sentAt)))
  if (pending) {
    if (pending.nextAttemptAt > now) return null
    const attempts = pending.attempts + 1
    const next = { day, attempts, nextAttemptAt: new Date(now.getTime() + pauseAfter(attempts)) }
    await rows
      .update(mails)
      .set(next)
      .where(and(own, eq(mails.id, pending.id)))
    return { ...pending, ...next }
  }
  const [today] = await rows
    .select({ id: mails.id })
    .from(mails)
    .where(and(own, eq(mails.day, day)))
  if (today) return null
  const [told] = await rows
    .select({ id: notices.id })
    .from(notices)
    .where(unmailed(bureau, personId, now))
    .limit(1)
  if (!told) return null
  const mail: Mail = {
    bureau,
    id: freshId(platform.randomness),
    personId,
    day,
    at: now,
    attempts: 1,
    nextAttemptAt: new Date(now.getTime() + pauseAfter(1)),
    sentAt: null,
  }
  await rows.insert(mails).values(mail)
  return mail
}

/** What a person has neither read nor been sent. */
const unmailed = (bureau: string, personId: string, now: Date) =>
  and(
    eq(notices.bureau, bureau),
    eq(notices.personId, personId),
    isNull(notices.mailId),
    isNull(notices.readAt),
    gt(notices.at, new Date(now.getTime() - freshDays * dayMs)),
  )

const letterFor = async (
  rows: Rows,
  { config, clock }: Platform,
  bureau: string,
  mail: Mail,
  person: ActivePerson & { readonly mailTo: string },
): Promise<Letter> => {
  // What came after a failed attempt goes with the next.
  await rows
    .update(notices)
    .set({ mailId: mail.id })
    .where(unmailed(bureau, person.id, clock.now()))
  const all = await rows
    .select()
    .from(notices)
    .where(and(eq(notices.bureau, bureau), eq(notices.mailId, mail.id)))
    .orderBy(asc(notices.on), asc(notices.id))
  // Of one deadline only the newest word is of use.
  const newest = new Map(all.map(notice => [notice.deadline, notice]))
  const told = [...newest.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const address = config.publicUrl ? new URL('/app/deadlines', config.publicUrl).href : null
  return { id: mail.id, to: person.mailTo, ...letterOf(person.name, told, address) }
}

/** The letters to be sent now. Each is left alone by others until its next attempt would be due. */
const claimLetters = (platform: Platform): Promise<{ bureau: string; letters: readonly Letter[] } | null> =>
  platform.database.transaction(async rows => {
    const bureau = (await readBureau(rows))?.code
    if (bureau === undefined) return null
    await lockReminders(rows, bureau)
    const people = (await activePeople(rows)).flatMap(person =>
      person.mailTo === null ? [] : [{ ...person, mailTo: person.mailTo }],
    )
    const now = platform.clock.now()
    const waiting = and(eq(mails.bureau, bureau), isNull(mails.sentAt))
    const ids = people.map(({ id }) => id)
    await rows.delete(mails).where(and(waiting, lte(mails.at, new Date(now.getTime() - freshDays * dayMs))))
    if (ids.length > 0) await rows.delete(mails).where(and(waiting, notInArray(mails.personId, ids)))
    const letters: Letter[] = []
    for (const person of people) {
      const mail = await mailFor(rows, platform, bureau, person.id)
      if (mail) letters.push(await letterFor(rows, platform, bureau, mail, person))
    }
    return { bureau, letters }
  })

/**
 * Sends the mails that are due: one a person and day, with everything they were told and have not read. What the mail
 * server does not take is tried again after a growing pause, in a mail that also holds what came in between.
 * @returns how many the mail server took
 */
export const sendMails = async (platform: Platform, post: Post): Promise<number> => {
  const claimed = await claimLetters(platform)
  if (!claimed) return 0
  let sent = 0
  for (const letter of claimed.letters)
    try {
      await post.send(letter)
      sent++
      // At once: what happens after must not have it sent a second time.
      await platform.database
        .update(mails)
        .set({ sentAt: platform.clock.now() })
        .where(and(eq(mails.bureau, claimed.bureau), eq(mails.id, letter.id)))
    } catch (error) {
      writeDownError(error)
    }
  return sent
}
