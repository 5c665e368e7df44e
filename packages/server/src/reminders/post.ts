import nodemailer from 'nodemailer'
import type { Config } from '../platform/config.ts'

export type Letter = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A way to the mail server. */
export type Post = {
  /** @throws if the server did not take the letter */
  readonly send: (letter: Letter) => Promise<void>
  readonly close: () => void
}

// Together well below the time for which a claimed mail is left alone.
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Opens the way to the configured mail server; nothing is sent without one. */
export const openPost = ({ mail }: Config): Post | null => {
  if (!mail) return null
  const transport = nodemailer.createTransport({ url: mail.url, ...timeouts })
  return {
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({
        from: { name: '明签 Mingqian', address: mail.from },
        to,
        subject,
        text,
        // The same at every attempt: should one have arrived after all, a mail program can tell.
        messageId: `<${id}@${mail.from.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
