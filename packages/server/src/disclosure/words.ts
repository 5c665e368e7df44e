import { parsePeriod, periodTitle } from '@mingqian/rules'
import { html } from 'hono/html'
import type { ListedAmendment } from '../draws/index.ts'
import type { Language } from '../platform/text.ts'
import type { Html, Reader } from './layout.ts'

// How the public pages write days, moments, hashes and the names of things.

const zone = 'Asia/Shanghai'
const locale: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** 2026年12月28日 09:12 */
const momentWords = (language: Language, moment: Date): string =>
  new Intl.DateTimeFormat(locale[language], {
    timeZone: zone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment)

/** @param moment an ISO instant or a Date, shown in the bureau's zone */
export const time = ({ language }: Reader, moment: string | Date): Html => {
  const date = new Date(moment)
  return html`<time datetime="${date.toISOString()}">${momentWords(language, date)}</time>`
}

/** @param iso a day, YYYY-MM-DD */
export const day = ({ language }: Reader, iso: string): Html =>
  html`<time datetime="${iso}">${new Intl.DateTimeFormat(locale[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(new Date(iso))}</time>`

/** A hash in groups of eight, so that people can compare it with what they noted; copied, it is whole. */
export const hash = (hex: string): Html =>
  html`<code class="hash">${(hex.match(/.{1,8}/g) ?? []).map(group => html`<span>${group}</span>`)}</code>`

/** A link to an entry of the public log. */
export const logLink = ({ say }: Reader, index: number | null): Html =>
  index === null
    ? html``
    : html`<a href="/log?before=${index + 1}#entry-${index}">${say('logEntry', { index })}</a>`

export const className = ({ language, classes }: Reader, id: string): string =>
  classes.get(id)?.[language] ?? id

/** `key.due` and `key.again` are the parts of a class that the year's coverage makes. */
export const stratumName = (reader: Reader, stratum: string): string => {
  const [name = stratum, part] = stratum.split('.')
  const named = { class: className(reader, name) }
  if (part === 'due') return reader.say('stratumDue', named)
  if (part === 'again') return reader.say('stratumAgain', named)
  return named.class
}

const reasonKeys = {
  closed: 'reasonClosed',
  moved: 'reasonMoved',
  stopped: 'reasonStopped',
  'not-found': 'reasonNotFound',
  merged: 'reasonMerged',
  'on-leave': 'reasonOnLeave',
  ill: 'reasonIll',
  left: 'reasonLeft',
  conflict: 'reasonConflict',
} as const

/** Why a lot was replaced: the code of the log's entry in words. */
export const amendmentReason = ({ say }: Reader, code: string): string =>
  code in reasonKeys ? say(reasonKeys[code as keyof typeof reasonKeys]) : code

/** A replacement by numbers. */
export const amendmentWords = (
  reader: Reader,
  { kind, replaces, index, reason }: Pick<ListedAmendment, 'kind' | 'replaces' | 'index' | 'reason'>,
): string =>
  reader.say(kind === 'facility' ? 'amendedFacility' : 'amendedInspector', {
    n: replaces + 1,
    by: index + 1,
    reason: amendmentReason(reader, reason),
  })

export const periodName = ({ language }: Reader, written: string): string => {
  const period = parsePeriod(written)
  return period ? periodTitle(period)[language] : written
}

export const violationTag = ({ say }: Reader, violation: boolean): Html =>
  html`<span class="tag ${violation ? 'bad' : 'good'}">${say(violation ? 'violationYes' : 'violationNo')}</span>`
