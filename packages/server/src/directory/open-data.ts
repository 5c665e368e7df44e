import { canonicalJson } from '@mingqian/draw'
import writeWorkbook from 'write-excel-file/node'
import type { Language, Text } from '../platform/text.ts'
import { categoryLabels } from './categories.ts'
import type { Criteria } from './criteria.ts'
import type { PublishedEdition } from './edition.ts'
import { canonicalList, type ListedFacility } from './entries.ts'

// A published list as files for everybody: one facility and category a row.

const headings: readonly Text[] = [
  { zh: '序号', en: 'No.' },
  { zh: '类别', en: 'Category' },
  { zh: '单位名称', en: 'Facility' },
  { zh: '统一社会信用代码', en: 'Credit code' },
  { zh: '所属街镇', en: 'Area' },
  { zh: '地址', en: 'Address' },
  { zh: '行业类别代码', en: 'Industry' },
  { zh: '列入依据', en: 'Grounds' },
]

const groundWords = (criteria: Criteria, grounds: readonly string[], language: Language): string =>
  grounds
    .flatMap(ground => criteria.criteria.find(({ id }) => id === ground)?.label[language] ?? [])
    .join(language === 'zh' ? '；' : '; ')

const linesOf = (
  { criteria }: PublishedEdition,
  list: readonly ListedFacility[],
  language: Language,
): readonly (readonly string[])[] =>
  list
    .flatMap(facility => facility.listings.map(listing => ({ facility, ...listing })))
    .map(({ facility, category, grounds }, at) => [
      String(at + 1),
      categoryLabels[category][language],
      facility.name,
      facility.creditCode,
      facility.area,
      facility.address,
      facility.industry,
      groundWords(criteria, grounds, language),
    ])

const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** The list as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it. */
export const listCsv = (
  edition: PublishedEdition,
  list: readonly ListedFacility[],
  language: Language,
): string =>
  `\ufeff${[headings.map(title => title[language]), ...linesOf(edition, list, language)]
    .map(line => line.map(quoted).join(','))
    .join('\r\n')}\r\n`

export const listWorkbook = (
  edition: PublishedEdition,
  list: readonly ListedFacility[],
  language: Language,
): Promise<Uint8Array> => {
  const cell = (value: string) => (value ? { value, type: String, format: '@' as const, wrap: true } : null)
  return writeWorkbook(
    [
      headings.map(title => ({ value: title[language], type: String, fontWeight: 'bold' as const })),
      ...linesOf(edition, list, language).map(line => line.map(cell)),
    ],
    {
      columns: [8, 18, 36, 22, 14, 36, 14, 48].map(width => ({ width })),
      stickyRowsCount: 1,
      sheet: language === 'zh' ? '重点排污单位名录' : 'Key facilities',
    },
  ).toBuffer()
}

/** The very bytes whose SHA-256 stands in the log. */
export const listJson = (edition: PublishedEdition, list: readonly ListedFacility[]): string =>
  canonicalJson(canonicalList(edition, list))
