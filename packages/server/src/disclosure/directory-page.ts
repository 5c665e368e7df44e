import { shanghaiDay } from '@mingqian/rules'
import { html, raw } from 'hono/html'
import {
  type Category,
  categories,
  categoryLabels,
  changesBetween,
  countList,
  editionName,
  type ListedFacility,
  listCsv,
  listJson,
  listOf,
  listWorkbook,
  type PublishedEdition,
  pageOfList,
  publishedEditions,
} from '../directory/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import type { Language } from '../platform/text.ts'
import { workbookHeaders } from '../platform/workbooks.ts'
import type { Html, Page, Reader } from './layout.ts'
import { day, hash, logLink } from './words.ts'

type Wanted = {
  readonly q?: string | undefined
  readonly category?: Category | undefined
  readonly after?: string | undefined
}

const pageSize = 50

const searchForm = (
  { say, language }: Reader,
  path: string,
  present: readonly Category[],
  { q, category }: Wanted,
): Html => {
  const option = (value: string, label: string) =>
    html`<option value="${value}"${(category ?? '') === value ? raw(' selected') : ''}>${label}</option>`
  return html`<form class="search" action="${path}" method="get" role="search">
<label><span>${say('directorySearch')}</span><input type="search" name="q" maxlength="100" value="${q ?? ''}" autocomplete="off"></label>
<label><span>${say('directoryCategory')}</span><select name="category">${option('', say('directoryAny'))}${present.map(each => option(each, categoryLabels[each][language]))}</select></label>
<button type="submit">${say('search')}</button></form>`
}

const groundWords = (
  { language }: Reader,
  { criteria }: PublishedEdition,
  grounds: readonly string[],
): string =>
  grounds
    .flatMap(ground => criteria.criteria.find(({ id }) => id === ground)?.label[language] ?? [])
    .join(language === 'zh' ? '；' : '; ')

/** A facility with its categories, and behind a fold why it is listed in each. */
const listedFacilities = (
  reader: Reader,
  edition: PublishedEdition,
  list: readonly ListedFacility[],
): Html => {
  const { say, language } = reader
  return html`<ul class="rows">${list.map(
    ({ name, creditCode, address, listings }) =>
      html`<li><strong>${name}</strong> ${listings.map(({ category }) => html`<span class="tag">${categoryLabels[category][language]}</span> `)}
<p class="small"><span class="nowrap">${creditCode}</span> · ${address}</p>
<details><summary class="small">${say('directoryGrounds')}</summary><dl>${listings.map(
        ({ category, grounds }) =>
          html`<dt>${categoryLabels[category][language]}</dt><dd>${groundWords(reader, edition, grounds) || '—'}</dd>`,
      )}</dl></details></li>`,
  )}</ul>`
}

const changeList = (
  { language }: Reader,
  title: string,
  changed: ReturnType<typeof changesBetween>['added'],
): Html =>
  changed.length === 0
    ? html``
    : html`<details><summary>${title}</summary><ul>${changed.map(
        ({ facility, categories: some }) =>
          html`<li>${facility.name} <span class="small">${facility.creditCode} · ${some.map(each => categoryLabels[each][language]).join(language === 'zh' ? '、' : ', ')}</span></li>`,
      )}</ul></details>`

const changesSection = async (
  rows: Rows,
  reader: Reader,
  edition: PublishedEdition,
  before: PublishedEdition | undefined,
): Promise<Html> => {
  const { say } = reader
  if (!before) return html``
  const { added, removed } = changesBetween(await listOf(rows, before), await listOf(rows, edition))
  const same = added.length === 0 && removed.length === 0
  return html`<section aria-labelledby="changes"><h2 id="changes">${say('directoryAgainst', { edition: editionName(before) })}</h2>
${edition.reason ? html`<p>${say('directoryReason')}：${edition.reason}</p>` : ''}
${same ? html`<p>${say('directorySame')}</p>` : ''}
${changeList(reader, say('directoryAdded', { n: added.length }), added)}
${changeList(reader, say('directoryRemoved', { n: removed.length }), removed)}</section>`
}

const editionList = (
  reader: Reader,
  editions: readonly PublishedEdition[],
  shown: PublishedEdition,
): Html => {
  const { say } = reader
  return html`<h2>${say('directoryEditions')}</h2><ul>${editions.map(
    (one, at) =>
      html`<li><a href="/directory/${editionName(one)}"${one === shown ? raw(' aria-current="true"') : ''}>${say('directoryTitle', { year: one.year })} · ${editionName(one)}</a> <span class="small">${day(reader, shanghaiDay(one.publication.at))}${at === 0 ? html` · ${say('directoryInForce')}` : ''}</span></li>`,
  )}</ul>`
}

/**
 * A published edition of the key-facility directory, the one in force when none is named. Drafts do not exist here.
 * @returns null for an edition that is not published
 */
export const directoryPage = async (
  { database }: Platform,
  bureau: Bureau,
  reader: Reader,
  name: string | null,
  wanted: Wanted,
): Promise<Page | null> => {
  const { say, language } = reader
  const editions = await publishedEditions(database, bureau.code)
  const at = name === null ? 0 : editions.findIndex(one => editionName(one) === name)
  const edition = editions[at]
  if (!edition) {
    if (name !== null) return null
    return {
      title: say('directory'),
      section: 'directory',
      content: html`<h1>${say('directory')}</h1><p class="empty">${say('noDirectory')}</p>`,
    }
  }
  const own = editionName(edition)
  const path = `/directory/${own}`
  const { facilities, byCategory } = await countList(database, edition)
  const present = categories.filter(category => byCategory[category])
  const found = await pageOfList(database, edition, { ...wanted, limit: pageSize })
  const { q, category, after } = wanted
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(category ? { category } : {}) })
  const first = `${path}?${query}`
  if (found.next) query.set('after', found.next)
  const title = say('directoryTitle', { year: edition.year })
  const [newest] = editions
  return {
    title: `${title}${edition.amendment > 0 ? ` ${own}` : ''}`,
    section: 'directory',
    content: html`<h1>${title} <span class="tag ${at === 0 ? 'good' : ''}">${at === 0 || !newest ? say('directoryInForce') : say('directoryPast', { edition: editionName(newest) })}</span></h1>
<p class="lead">${say('directoryLead')}</p>
<dl class="facts">
<div><dt>${say('directoryEdition')}</dt><dd>${own}</dd></div>
<div><dt>${say('directoryPublished')}</dt><dd>${day(reader, shanghaiDay(edition.publication.at))} · ${logLink(reader, edition.publication.logIndex)}</dd></div>
<div><dt>${say('directoryCount')}</dt><dd>${say('directoryOf', { n: facilities })}<p class="small">${present.map(each => `${categoryLabels[each][language]} ${byCategory[each]}`).join(language === 'zh' ? '、' : ', ')}</p></dd></div>
${edition.basis ? html`<div><dt>${say('directoryBasis')}</dt><dd>${edition.basis.split('\n').map(line => html`<p>${line}</p>`)}</dd></div>` : ''}
</dl>
${await changesSection(database, reader, edition, editions[at + 1])}
${searchForm(reader, path, present, wanted)}
${found.total === 0 ? html`<p class="empty">${say('noMatch')}</p>` : html`<p class="small">${say('directoryShown', { n: found.total })}</p>${listedFacilities(reader, edition, found.items)}`}
<p class="pager">${after ? html`<a href="${first}">${say('first')}</a> ` : ''}${found.next ? html`<a href="${path}?${query}">${say('next')}</a>` : ''}</p>
<section aria-labelledby="files"><h2 id="files">${say('directoryFiles')}</h2>
<ul class="inline">${directoryFiles.map(file => html`<li><a href="${path}/${file}" download>${file}</a></li>`)}</ul>
<p>${say('directoryHash')} ${hash(edition.publication.hash)}</p><p class="small">${say('directoryCheck')}</p></section>
${editionList(reader, editions, edition)}`,
  }
}

/** The forms in which a list can be downloaded. */
export const directoryFiles = ['list.xlsx', 'list.csv', 'list.json'] as const

const attachment = (name: string, type: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
})

/** A published list as a file, or null where there is no such edition. */
export const directoryFile = async (
  rows: Rows,
  bureau: Bureau,
  language: Language,
  name: string,
  file: (typeof directoryFiles)[number],
): Promise<{
  readonly content: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
} | null> => {
  const edition = (await publishedEditions(rows, bureau.code)).find(one => editionName(one) === name)
  if (!edition) return null
  const list = await listOf(rows, edition)
  const bytes = (text: string) => new TextEncoder().encode(text)
  const title = language === 'zh' ? `重点排污单位名录 ${name}` : `Key facilities ${name}`
  switch (file) {
    case 'list.xlsx':
      return {
        content: Uint8Array.from(await listWorkbook(edition, list, language)),
        headers: workbookHeaders(`${title}.xlsx`),
      }
    case 'list.csv':
      return {
        content: bytes(listCsv(edition, list, language)),
        headers: attachment(`${title}.csv`, 'text/csv; charset=utf-8'),
      }
    case 'list.json':
      return {
        content: bytes(listJson(edition, list)),
        headers: attachment(`${title}.json`, 'application/json; charset=utf-8'),
      }
    default:
      return file satisfies never
  }
}
