import type { Sentence } from '../language.ts'

/** One thing that was checked; a notice is nothing wrong, but worth knowing. */
export type Finding = {
  readonly id: string
  readonly outcome: 'holds' | 'fails' | 'notice'
  readonly title: Sentence
  /** The draw it is about. */
  readonly draw?: string
}

export const finding = (id: string, ok: boolean, zh: string, en: string, draw?: string): Finding => ({
  id,
  outcome: ok ? 'holds' : 'fails',
  title: { zh, en },
  ...(draw === undefined ? {} : { draw }),
})

export const notice = (id: string, zh: string, en: string, draw?: string): Finding => ({
  id,
  outcome: 'notice',
  title: { zh, en },
  ...(draw === undefined ? {} : { draw }),
})
