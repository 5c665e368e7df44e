import { html } from 'hono/html'
import { publicDraws } from '../draws/index.ts'
import type { LogEntry } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Html, Reader } from './layout.ts'
import type { Say, TextKey } from './texts.ts'
import { amendmentReason } from './words.ts'

export type Titles = ReadonlyMap<string, string>

/** An entry in plain words, with a link to what it is about. */
export const entryWords = (reader: Reader, titles: Titles, entry: LogEntry): Html => {
  const { say } = reader
  const title = (draw: string) => titles.get(draw) ?? draw
  switch (entry.kind) {
    case 'commitment':
      return html`<a href="/draws/${entry.draw}">${say('logCommitment', { draw: title(entry.draw) })}</a>`
    case 'sealed-root':
      return html`<a href="/draws/${entry.draw}">${say('logSealed', { draw: title(entry.draw), lots: entry.lots })}</a>`
    case 'lot-opened':
      return html`<a href="/open/${entry.leaf}" rel="nofollow">${say('logLotOpened', { draw: title(entry.draw), n: entry.index + 1 })}</a>`
    case 'amendment':
      return html`<a href="/draws/${entry.draw}#amendments">${say(
        entry.amendment === 'facility' ? 'logAmendedFacility' : 'logAmendedInspector',
        {
          draw: title(entry.draw),
          n: entry.replaces + 1,
          by: entry.index + 1,
          reason: amendmentReason(reader, entry.reason),
        },
      )}</a>`
    case 'draw-opened':
      return html`<a href="/draws/${entry.draw}">${say('logDrawOpened', { draw: title(entry.draw) })}</a>`
    case 'rules':
      return html`${say('logRules', { id: `${entry.id}@${entry.version}`, day: entry.inForceFrom })}`
    case 'plan':
      return html`<a href="/plans/${entry.year}">${say('logPlan', { year: entry.year })}</a>`
    case 'directory':
      return html`<a href="/directory/${entry.edition}">${say('logDirectory', { edition: entry.edition, n: entry.facilities })}</a>`
    case 'holiday-notice':
      return html`${say(entry.notice ? 'logNotice' : 'logNoticeWithdrawn', { year: entry.year })}`
    case 'filing':
      return 'draw' in entry.subject
        ? html`<a href="/draws/${entry.subject.draw}">${say('logFiling', { subject: title(entry.subject.draw), day: entry.filedOn })}</a>`
        : html`<a href="/plans/${entry.subject.year}">${say('logPlanFiling', { year: entry.subject.year, day: entry.filedOn })}</a>`
    case 'record-signed':
      return html`${say('logSigned', { draw: title(entry.draw), n: entry.index + 1 })}`
    case 'result': {
      const { facility } = entry.result as { readonly facility?: { readonly name?: string } }
      return html`<a href="/results/${entry.id}">${say('logResult', { name: facility?.name ?? entry.id })}</a>`
    }
    case 'cosigner':
      return html`${say(entry.act === 'entered' ? 'logCosigner' : 'logCosignerWithdrawn', { name: entry.name })}`
    case 'filing-package':
      return html`<a href="/draws/${entry.draw}">${say('logFilingPackage', { draw: title(entry.draw), to: recipientWords(say, entry.recipient) })}</a>`
    default:
      // A log may have been written by a later version than this.
      return html`${say('logOther', { kind: String((entry satisfies never as { kind?: unknown }).kind) })}`
  }
}

const kindTexts: Readonly<Record<LogEntry['kind'], TextKey>> = {
  commitment: 'kindCommitment',
  'sealed-root': 'kindSealedRoot',
  'lot-opened': 'kindLotOpened',
  amendment: 'kindAmendment',
  'draw-opened': 'kindDrawOpened',
  rules: 'kindRules',
  plan: 'kindPlan',
  directory: 'kindDirectory',
  'record-signed': 'kindRecordSigned',
  'holiday-notice': 'kindHolidayNotice',
  filing: 'kindFiling',
  'filing-package': 'kindFilingPackage',
  result: 'kindResult',
  cosigner: 'kindCosigner',
}

/** A kind of entry by name, also one that a later version wrote. */
export const kindWords = (say: Say, kind: string): string => {
  const key = (kindTexts as Readonly<Record<string, TextKey>>)[kind]
  return key ? say(key) : kind
}

const recipientWords = (say: Say, recipient: string): string =>
  recipient === 'government'
    ? say('recipientGovernment')
    : recipient === 'city-bureau'
      ? say('recipientCityBureau')
      : recipient

/** Titles of the draws the public knows of, in the reader's language. */
export const drawTitles = async (rows: Rows, bureau: Bureau, { language }: Reader): Promise<Titles> =>
  new Map((await publicDraws(rows, bureau.code)).map(draw => [draw.id, draw.title[language]]))
